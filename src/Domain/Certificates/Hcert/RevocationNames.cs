using System.Security.Cryptography;
using System.Text;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Cose;

namespace HealthAssess.Certificates.Hcert;

/// <summary>The names under which an HCERT may be revoked.</summary>
/// <remarks>
/// EU dgc-gateway: base64 of the first 16 bytes of a SHA-256 over the signature (of ECDSA its r half only), over the certificate's id, or
/// over country and id. An ICVP has no id, so the first is its only name.
/// </remarks>
public static class RevocationNames
{
    private const int Length = 16;

    internal static IReadOnlyList<string> Of(CoseSign1 message, CertificateClaims? claims)
    {
        var signature = OfSignature(message.Signature.Span, message.Algorithm);
        var country = claims switch
        {
            { Doses: [var dose, ..] } => dose.Country,
            { Letter: { } letter } => letter.Country,
            { Tests: [var test, ..] } => test.Country,
            _ => claims?.Recovery?.Country,
        };
        return claims?.Id is { } id ? [signature, Name(Encoding.UTF8.GetBytes(id)), Name(Encoding.UTF8.GetBytes(country + id))] : [signature];
    }

    /// <summary>The name by signature.</summary>
    public static string OfSignature(ReadOnlySpan<byte> signature, CoseAlgorithm algorithm) =>
        Name(algorithm == CoseAlgorithm.PS256 ? signature : signature[..(signature.Length / 2)]);

    private static string Name(ReadOnlySpan<byte> source) => Convert.ToBase64String(SHA256.HashData(source).AsSpan(0, Length));
}
