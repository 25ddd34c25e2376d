namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The signature is that of a key with the id the credential names.</summary>
/// <remarks>No such key at hand is unknown, not wrong: the issuer may be genuine and merely not listed.</remarks>
internal static class SignatureCheck
{
    public static CheckResult Of(Subject subject) => subject switch
    {
        { Credential.Signed: null } => CheckResult.Unknown(Check.Signature, "signature-kind-not-read"),
        { Signer.EmbeddedFits: true } or { Signer.Entry: not null } => CheckResult.Pass(Check.Signature),
        { Credential.Signed.Algorithm: Cose.CoseAlgorithm.Unknown } => CheckResult.Fail(Check.Signature, "unknown-algorithm"),
        { Signer.Candidates: 0 } => CheckResult.Unknown(Check.Signature, "key-not-listed"),
        _ => CheckResult.Fail(Check.Signature, "signature-wrong"),
    };
}
