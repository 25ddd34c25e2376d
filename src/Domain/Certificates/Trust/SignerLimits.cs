using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Trust;

/// <summary>The kinds of certificate a document signer is limited to, and the sort of seal.</summary>
/// <remarks>
/// HCERT specification, 3.3.3: extended key usages for test, vaccination and recovery. Certificates in use carry them under the registered
/// arc and under one with a stray 0; none of them means no limit, and other usages limit nothing.
/// </remarks>
public sealed class SignerLimits
{
    private const string VisibleSealSigner = "2.23.136.1.1.14.2";

    // A signer is asked for every credential it signed; reading its extensions takes longer than verifying its signature.
    private static readonly ConditionalWeakTable<X509Certificate2, SignerLimits> Known = [];

    private readonly CertificateKind[] kinds;
    private readonly bool allowsVisibleSeal;

    private SignerLimits(X509Certificate2 certificate)
    {
        if (SignerUsages.Of(certificate) is not { } usages)
        {
            // It names limits that nobody can read: it may sign nothing.
            (kinds, allowsVisibleSeal) = ([CertificateKind.Unknown], false);
            return;
        }

        kinds = [.. usages.SelectMany(Kinds)];
        allowsVisibleSeal = usages.Length == 0 || usages.Contains(VisibleSealSigner);
    }

    /// <summary>True when the certificate allows this kind, or limits nothing.</summary>
    public static bool Allow(X509Certificate2 certificate, CertificateKind kind) => Of(certificate).kinds is var limits && (limits.Length == 0 || limits.Contains(Limited(kind)));

    /// <summary>True when the certificate may sign visible digital seals: it says so, or has no extended usages at all.</summary>
    public static bool AllowVisibleSeal(X509Certificate2 certificate) => Of(certificate).allowsVisibleSeal;

    private static SignerLimits Of(X509Certificate2 certificate) => Known.GetValue(certificate, static certificate => new SignerLimits(certificate));

    private static IEnumerable<CertificateKind> Kinds(string usage) =>
        TrustPolicy.UsageArcs.Where(arc => usage.StartsWith(arc, StringComparison.Ordinal)).Select(arc => usage[arc.Length..] switch
        {
            "1" => CertificateKind.Test,
            "2" => CertificateKind.Vaccination,
            "3" => CertificateKind.Recovery,
            _ => CertificateKind.Unknown,
        });

    // The clinician who may certify the dose is the one who says that it is contraindicated (IHR Annex 6); no usage has been named for letters.
    private static CertificateKind Limited(CertificateKind kind) => kind == CertificateKind.Contraindication ? CertificateKind.Vaccination : kind;
}
