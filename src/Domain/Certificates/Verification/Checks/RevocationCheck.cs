using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>Not revoked, as far as the lists at hand tell.</summary>
/// <remarks>
/// Known is: this key's list is at hand, or its issuer is known to publish none. Anything else is unknown, and unknown never accepts:
/// a verifier that takes silence for good news accepts everything an issuer ever took back.
/// </remarks>
internal static class RevocationCheck
{
    public static CheckResult Of(Subject subject)
    {
        var (credential, known) = (subject.Credential, subject.Circumstances.Revocations);
        if (subject.Signer.Entry is not null && credential.RevocationIds.Value.Any(id => known.Holds([], id, credential.IssuedAt)))
        {
            // A list that does not know whose key it was (EU gateway: UNKNOWN_KID) speaks of every key.
            return CheckResult.Fail(Check.NotRevoked, "revoked");
        }

        if (Key(subject) is { } key && known.Covers(key.Span))
        {
            return credential.RevocationIds.Value.Any(id => known.Holds(key.Span, id, credential.IssuedAt))
                ? CheckResult.Fail(Check.NotRevoked, "revoked")
                : CheckResult.Pass(Check.NotRevoked);
        }

        if (subject.Signer.Entry is { InFilter: true } && known.Filter is { } filter)
        {
            // By its first name only: each further one would be one more chance to be taken for another.
            return credential.RevocationIds.Value is [var first, ..] && filter.MayHold(first)
                ? CheckResult.Fail(Check.NotRevoked, "on-revocation-list")
                : CheckResult.Pass(Check.NotRevoked);
        }

        // A seal's signer stands on no list of states, its authority does: who approved that list said whether there are revocations to look for.
        return (subject.Signer.Entry ?? (subject.Signer.Authority is { Domain: CscaList.Domain } state ? state : null))?.PublishesRevocations == false
            ? CheckResult.Pass(Check.NotRevoked, "none-published")
            : CheckResult.Unknown(Check.NotRevoked, "no-revocation-list");
    }

    // A seal names no key; its signer's is that of the certificate it carries.
    private static ReadOnlyMemory<byte>? Key(Subject subject) => subject.Signer.Entry is { } entry ? subject.Credential.Signed?.KeyId ?? entry.KeyId : null;
}
