using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The signer is listed now, and was entitled when it signed.</summary>
/// <remarks>
/// Entitled: its certificate was in force at issue, and the authority that the list holds for it did sign it. A certificate that has run out
/// since is no reason to refuse; one that is no longer listed is.
/// </remarks>
internal static class IssuerTrustedCheck
{
    public static CheckResult Of(Subject subject) => subject.Signer switch
    {
        _ when subject.Credential.Signed is null => CheckResult.Unknown(Check.IssuerTrusted, "signer-not-known"),
        { EmbeddedFits: not null, Certificate: { } certificate } => OfChain(certificate, subject),
        { Entry: null, Candidates: 0 } => CheckResult.Fail(Check.IssuerTrusted, "issuer-not-listed"),
        { Entry: null } => CheckResult.Unknown(Check.IssuerTrusted, "signer-not-known"),
        { Entry.SignedByListedAuthority: false } => CheckResult.Fail(Check.IssuerTrusted, "not-signed-by-its-authority"),
        { Entry.Url: { } url } when url != subject.Credential.Issuer => CheckResult.Fail(Check.IssuerTrusted, "key-of-another-issuer"),
        { Entry: { } entry } => InForce(entry.Certificate, subject, entry.Demo ? "demo-authority" : "listed", entry.Participant),
    };

    private static CheckResult OfChain(X509Certificate2 certificate, Subject subject)
    {
        var authority = subject.Circumstances.Trust.Authorities.FirstOrDefault(entry => CertificateSignature.IsBy(certificate, entry.Certificate!));
        return authority is null
            ? CheckResult.Fail(Check.IssuerTrusted, "authority-not-listed")
            : InForce(certificate, subject, authority.Demo ? "demo-authority" : "listed", authority.Participant);
    }

    private static CheckResult InForce(X509Certificate2? certificate, Subject subject, string reason, string? participant)
    {
        if (certificate is null)
        {
            return CheckResult.Pass(Check.IssuerTrusted, reason, participant);
        }

        if (subject.Credential.IssuedAt is not { } issued)
        {
            // Without an instant of issue only a certificate still in force can have been in force then for certain.
            issued = subject.Circumstances.At;
        }

        return issued >= certificate.NotBefore.ToUniversalTime() && issued <= certificate.NotAfter.ToUniversalTime()
            ? CheckResult.Pass(Check.IssuerTrusted, reason, participant)
            : CheckResult.Fail(Check.IssuerTrusted, "certificate-not-in-force-at-issue", participant);
    }
}
