using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>Reads the keys of SMART Health Card issuers.</summary>
/// <remarks>SMART Health Cards, "Determining keys associated with an issuer": EC P-256, key id = RFC 7638 thumbprint; a private key has no place here.</remarks>
public static class JsonWebKeySet
{
    /// <summary>True when the JSON is a key set.</summary>
    public static bool Is(JsonElement json) => json.Items("keys").Any(key => key.Text("kty") is not null);

    /// <summary>The entries.</summary>
    /// <param name="json">The key set.</param>
    /// <param name="issuer">The issuer's address, when it is known.</param>
    public static IReadOnlyList<TrustEntry> Read(JsonElement json, string? issuer = null) => [.. json.Items("keys").Select(key => Entry(key, issuer)).OfType<TrustEntry>()];

    /// <summary>The entries, the bare keys too whose numbers are written a byte too long or short: their name is that of the key they mean.</summary>
    /// <param name="json">The key set.</param>
    /// <param name="issuer">The issuer's address.</param>
    public static IReadOnlyList<TrustEntry> ReadSloppy(JsonElement json, string issuer) => [.. json.Items("keys").Select(key => Entry(key, issuer) ?? Mended(key, issuer)).OfType<TrustEntry>()];

    private static TrustEntry? Entry(JsonElement jwk, string? issuer) =>
        jwk.TryGetProperty("d", out _) || Thumbprint(jwk) is not { } thumbprint || thumbprint != jwk.Text("kid")
            ? null
            : new TrustEntry
            {
                KeyId = Base64Text.Decode(thumbprint)!,
                Key = KeyReader.OfJwk(jwk),
                Name = thumbprint,
                Url = issuer,
                PublishesRevocations = jwk.TryGetProperty("crlVersion", out _),
            };

    // The key of its certificate, where it has one; else its own numbers, trimmed or padded. The name must be that of the key so read.
    private static TrustEntry? Mended(JsonElement jwk, string issuer)
    {
        var certificate = jwk.Items("x5c").FirstOrDefault() is { ValueKind: JsonValueKind.String } first && Base64Text.Decode(first.GetString()!) is { } der ? KeyReader.Certificate(der) : null;
        var key = (certificate is null ? null : KeyReader.OfCertificate(certificate)) ?? KeyReader.OfJwk(jwk);
        return jwk.TryGetProperty("d", out _) || key?.CurveParameters() is not { Q.X.Length: 32 } point || KeyIds.Thumbprint(point) is not { } thumbprint || thumbprint != jwk.Text("kid")
            ? null
            : new TrustEntry
            {
                KeyId = Base64Text.Decode(thumbprint)!,
                Key = key,
                Name = thumbprint,
                Url = issuer,
                PublishesRevocations = jwk.TryGetProperty("crlVersion", out _),
                Quirks = [certificate is null ? "key-of-wrong-length" : "key-from-certificate"],
            };
    }

    /// <summary>The thumbprint of an EC key.</summary>
    /// <remarks>RFC 7638, 3: the required members in the order of their names.</remarks>
    public static string? Thumbprint(JsonElement jwk) =>
        jwk.Text("kty") == "EC" ? KeyIds.Thumbprint(jwk.Text("crv"), jwk.Text("x"), jwk.Text("y")) : null;
}
