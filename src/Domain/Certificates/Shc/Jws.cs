using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.Shc;

/// <summary>A compact token with the one header that SMART Health Cards allow.</summary>
/// <remarks>RFC 7515; SMART Health Cards: ES256, DEF, a signature of r and s side by side. A signature in DER or a token that is not packed is refused.</remarks>
/// <param name="KeyId">Key id: the SHA-256 thumbprint of the key (RFC 7638).</param>
/// <param name="Payload">The packed payload.</param>
/// <param name="Signed">The signed bytes.</param>
/// <param name="Signature">The signature.</param>
internal sealed record Jws(byte[] KeyId, byte[] Payload, byte[] Signed, byte[] Signature)
{
    public static Jws? Read(string token, out string? failure)
    {
        failure = "not-a-token";
        if (token.Split('.') is not [var header, var payload, var signature]
            || Bytes(header) is not { } headerBytes || Bytes(payload) is not { } packed || Bytes(signature) is not { } signed
            || StrictJson.Parse(headerBytes) is not { ValueKind: JsonValueKind.Object } fields)
        {
            return null;
        }

        failure = fields.Text("alg") != "ES256" ? "unknown-algorithm"
            : fields.Text("zip") != "DEF" ? "not-compressed"
            : signed.Length != 64 ? "signature-form"
            : null;
        if (failure is not null || Bytes(fields.Text("kid") ?? "") is not { Length: > 0 } keyId)
        {
            failure ??= "key-id-missing";
            return null;
        }

        return new Jws(keyId, packed, Encoding.ASCII.GetBytes(token, 0, header.Length + 1 + payload.Length), signed);
    }

    // Without padding and with no bit left over: one token, one text.
    private static byte[]? Bytes(string text) =>
        !text.AsSpan().ContainsAny(NotLetters) && Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is var bytes && Base64Url.EncodeToString(bytes) == text
            ? bytes
            : null;

    private static readonly SearchValues<char> NotLetters = SearchValues.Create("= \t\r\n");
}
