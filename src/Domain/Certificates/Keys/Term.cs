using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Certificates.Keys;

/// <summary>From when until when a certificate is in force, in UTC.</summary>
/// <param name="From">First instant.</param>
/// <param name="Until">Last instant.</param>
/// <remarks>The runtime tells both in local time and works them out anew at each question; a signer is asked for every credential it signed.</remarks>
public sealed record Term(DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly ConditionalWeakTable<X509Certificate2, Term> Known = [];

    /// <summary>The term of a certificate.</summary>
    public static Term Of(X509Certificate2 certificate) => Known.GetValue(certificate, static certificate =>
        new Term(new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero), new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero)));
}
