using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Certificates.Trust;

/// <summary>The extended usages that a certificate names.</summary>
internal static class SignerUsages
{
    /// <summary>Their object identifiers; none where it names none, null where it names some that nobody can read.</summary>
    public static string[]? Of(X509Certificate2 certificate)
    {
        try
        {
            return [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>()).Select(oid => oid.Value!)];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
