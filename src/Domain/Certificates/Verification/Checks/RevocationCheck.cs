namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>Not revoked, as far as the lists at hand tell.</summary>
/// <remarks>An issuer that publishes revocations whose list is not at hand is unknown; an issuer that publishes none has nothing to be asked.</remarks>
internal static class RevocationCheck
{
    public static CheckResult Of(Subject subject)
    {
        var (credential, known) = (subject.Credential, subject.Circumstances.Revocations);
        if (credential.Signed?.KeyId is not { } key || subject.Signer is { Entry: null, EmbeddedFits: null })
        {
            return subject.Signer.EmbeddedFits is not null
                ? CheckResult.Pass(Check.NotRevoked, "none-published")
                : CheckResult.Unknown(Check.NotRevoked, "signer-not-known");
        }

        if (!known.Covers(key.Span))
        {
            return subject.Signer.Entry is { PublishesRevocations: true }
                ? CheckResult.Unknown(Check.NotRevoked, "revocation-list-missing")
                : CheckResult.Pass(Check.NotRevoked, "none-published");
        }

        return (credential.RevocationId ?? credential.Claims?.Id) is { } id && known.Holds(key.Span, id, credential.IssuedAt)
            ? CheckResult.Fail(Check.NotRevoked, "revoked")
            : CheckResult.Pass(Check.NotRevoked);
    }
}
