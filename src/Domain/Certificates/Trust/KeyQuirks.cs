using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>What is out of order with a listed JSON web key, by stable names. The key of its certificate is used in every case.</summary>
/// <remarks>RFC 7518, 6.2.1.2: coordinates have the length of the curve. Published lists hold hundreds that a strict reader refuses.</remarks>
internal static class KeyQuirks
{
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal) { ["P-256"] = 32, ["P-384"] = 48, ["P-521"] = 66 };

    public static IReadOnlyList<string> Of(JsonElement jwk, X509Certificate2? certificate, byte[]? named)
    {
        List<string> quirks = [];
        if (certificate is null)
        {
            return ["no-certificate"];
        }

        if (named is null || !named.AsSpan().SequenceEqual(KeyIds.OfCertificate(certificate.RawData)))
        {
            quirks.Add("named-otherwise");
        }

        if (jwk.Text("kty") == "EC" && !(Lengths.TryGetValue(jwk.Text("crv") ?? "", out var length) && Length(jwk, "x") == length && Length(jwk, "y") == length))
        {
            quirks.Add("key-from-certificate");
        }

        if (KeyReader.OfJwk(jwk) is { } beside && KeyReader.OfCertificate(certificate) is { } own && !beside.ToDer().AsSpan().SequenceEqual(own.ToDer()))
        {
            quirks.Add("key-differs-from-certificate");
        }

        return quirks;
    }

    private static int? Length(JsonElement jwk, string coordinate) => Base64Text.Decode(jwk.Text(coordinate) ?? "")?.Length;
}
