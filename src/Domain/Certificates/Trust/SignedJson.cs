using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>A published list with the signature of its publisher around it: one text, so that the two cannot come apart.</summary>
/// <remarks>
/// RFC 7515, 3.1: a compact JWS over the JSON as it stands. The key is named twice: <c>kid</c> as in our key set (RFC 7638), and <c>x5t#S256</c> as the
/// hash of its certificate, of which the first eight bytes are its name in trust lists.
/// </remarks>
public static class SignedJson
{
    /// <summary>Signs.</summary>
    /// <param name="json">The list in UTF-8.</param>
    /// <param name="key">The signer in use.</param>
    public static string Write(ReadOnlySpan<byte> json, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["alg"] = "ES256",
            ["kid"] = key.Thumbprint,
            ["x5t#S256"] = Base64Url.EncodeToString(SHA256.HashData(key.Certificate.RawData)),
        });
        var signed = Base64Url.EncodeToString(header) + "." + Base64Url.EncodeToString(json);
        return signed + "." + Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)));
    }
}
