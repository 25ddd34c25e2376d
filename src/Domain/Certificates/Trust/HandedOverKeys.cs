using System.Security.Cryptography;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>Keys that come together with a question: PEM certificates, PEM public keys, JSON web keys.</summary>
public static class HandedOverKeys
{
    /// <summary>The entries of a PEM text; certificates are named by their hash, bare keys are tried for every credential.</summary>
    public static IReadOnlyList<TrustEntry> OfPem(string pem)
    {
        List<TrustEntry> entries = [];
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            var der = new byte[fields.DecodedDataLength];
            if (Convert.TryFromBase64Chars(rest[fields.Base64Data], der, out _) && OfDer(rest[fields.Label].ToString(), der) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>The entry of a certificate in DER, or null.</summary>
    public static TrustEntry? OfCertificate(byte[] der) => KeyReader.Certificate(der) is { } certificate
        ? new TrustEntry
        {
            KeyId = KeyIds.OfCertificate(certificate.RawData),
            Key = KeyReader.OfCertificate(certificate),
            Certificate = certificate,
            HandedOver = true,
        }
        : null;

    /// <summary>The entry of a JSON web key: named by its certificate or, with one, by its thumbprint; a bare key is tried for every credential.</summary>
    public static TrustEntry? OfJwk(JsonElement jwk)
    {
        if (KeyReader.OfJwk(jwk) is not { } key)
        {
            return null;
        }

        var bare = new TrustEntry { KeyId = default, Key = key, HandedOver = true, PublishesRevocations = jwk.TryGetProperty("crlVersion", out _) ? true : null };
        return jwk.Items("x5c").FirstOrDefault() is { ValueKind: JsonValueKind.String } first && Base64Text.Decode(first.GetString()!) is { } der && OfCertificate(der) is { } named
            ? JsonWebKeySet.Thumbprint(jwk) is { } thumbprint && thumbprint == jwk.Text("kid") ? bare with { KeyId = Base64Text.Decode(thumbprint)! } : named
            : bare;
    }

    private static TrustEntry? OfDer(string label, byte[] der) => label switch
    {
        "CERTIFICATE" => OfCertificate(der),
        "PUBLIC KEY" when KeyReader.OfDer(der) is { } key => new TrustEntry { KeyId = default, Key = key, HandedOver = true },
        _ => null,
    };
}
