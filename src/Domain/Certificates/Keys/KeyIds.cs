using System.Security.Cryptography;

namespace HealthAssess.Certificates.Keys;

/// <summary>How keys are named.</summary>
public static class KeyIds
{
    /// <summary>The first 8 bytes of the certificate's SHA-256.</summary>
    /// <remarks>HCERT specification, 3.3.2.</remarks>
    public static byte[] OfCertificate(ReadOnlySpan<byte> der) => SHA256.HashData(der)[..8];
}
