using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Certificates.Keys;

/// <summary>How keys are named.</summary>
public static class KeyIds
{
    /// <summary>The first 8 bytes of the certificate's SHA-256.</summary>
    /// <remarks>HCERT specification, 3.3.2.</remarks>
    public static byte[] OfCertificate(ReadOnlySpan<byte> der) => SHA256.HashData(der)[..8];

    /// <summary>The SHA-256 thumbprint of a key on P-256, in base64url.</summary>
    /// <remarks>RFC 7638, 3: the required members in the order of their names.</remarks>
    public static string Thumbprint(ECParameters key) => Thumbprint("P-256", Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y));

    internal static string Thumbprint(string? curve, string? x, string? y) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"{{curve}}","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
}
