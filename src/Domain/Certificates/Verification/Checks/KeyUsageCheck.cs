using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The signer's certificate lets it sign this kind of certificate.</summary>
internal static class KeyUsageCheck
{
    public static CheckResult? Of(Subject subject)
    {
        if (subject.Credential.Format is CredentialFormat.SmartHealthCard or CredentialFormat.Divoc)
        {
            return null;
        }

        return subject.Signer switch
        {
            { Certificate: { } certificate } => Allows(certificate, subject.Credential) ? CheckResult.Pass(Check.KeyUsage) : CheckResult.Fail(Check.KeyUsage, "key-for-another-purpose"),
            { Entry: not null } => CheckResult.Pass(Check.KeyUsage, "key-not-limited"),
            _ => OfHandedOver(subject),
        };
    }

    // Whoever hands keys over with a credential asks about those keys, even when none of them made the signature.
    private static CheckResult? OfHandedOver(Subject subject)
    {
        var handed = subject.Circumstances.Trust.Entries.Where(entry => entry is { HandedOver: true, Certificate: not null }).ToList();
        return handed.Count == 0 ? null
            : handed.TrueForAll(entry => Allows(entry.Certificate!, subject.Credential)) ? CheckResult.Pass(Check.KeyUsage, "key-not-limited")
            : CheckResult.Fail(Check.KeyUsage, "key-for-another-purpose");
    }

    private static bool Allows(X509Certificate2 certificate, Credential credential) => credential.Format == CredentialFormat.VdsNc
        ? SignerLimits.AllowVisibleSeal(certificate)
        : SignerLimits.Allow(certificate, credential.Claims?.Kind ?? CertificateKind.Unknown);
}
