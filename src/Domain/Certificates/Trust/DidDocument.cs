using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>Reads the trust lists of the Global Digital Health Certification Network: DID documents.</summary>
/// <remarks>
/// WHO SMART Trust, "GDHCN trust list". Keys are taken from the certificate where there is one, because the coordinates beside it are often a
/// byte too long or short; the proof of the document is not relied on, its import is what an operator approves.
/// </remarks>
public static class DidDocument
{
    /// <summary>True when the JSON is a DID document with keys.</summary>
    public static bool Is(JsonElement json) => json.Items("verificationMethod").Any();

    /// <summary>The entries, each document signer held against the authorities of the same list.</summary>
    public static IReadOnlyList<TrustEntry> Read(JsonElement json) =>
        ListedAuthorities.Hold([.. json.Items("verificationMethod").Select(Entry).OfType<TrustEntry>()]);

    /// <summary>When the document was made; null where it does not say.</summary>
    public static DateTimeOffset? MadeAt(JsonElement json) =>
        DateTimeOffset.TryParse(json.Object("proof").Text("created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static TrustEntry? Entry(JsonElement method)
    {
        var jwk = method.Object("publicKeyJwk");
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var id = method.Text("id") ?? "";
        var certificate = jwk.Items("x5c").FirstOrDefault() is { ValueKind: JsonValueKind.String } first && Base64Text.Decode(first.GetString()!) is { } der
            ? KeyReader.Certificate(der)
            : null;
        return new TrustEntry
        {
            KeyId = certificate is not null ? KeyIds.OfCertificate(certificate.RawData) : Base64Text.Decode(jwk.Text("kid") ?? Fragment(id)) ?? [],
            Key = (certificate is null ? null : KeyReader.OfCertificate(certificate)) ?? KeyReader.OfJwk(jwk),
            Certificate = certificate,
            Use = Use(Code(method, "keyusage"), certificate),
            Participant = Code(method, "participant") ?? Participant(id),
            Domain = Code(method, "domain"),
            Name = id,
            Quirks = KeyQuirks.Of(jwk, certificate, Base64Text.Decode(jwk.Text("kid") ?? Fragment(id))),
        };
    }

    private static string? Code(JsonElement method, string name) => method.Object(name).Text("code")?.TrimStart('#');

    private static string Fragment(string id) => id.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? Uri.UnescapeDataString(id[(at + 1)..]) : "";

    // Lists of the first version say it only in the id: did:web:…:trustlist:nld#…
    private static string? Participant(string id) => id.Split('#')[0].Split(':') is [.., var last] && last.Length is 2 or 3 ? last.ToUpperInvariant() : null;

    private static KeyUse Use(string? usage, X509Certificate2? certificate) => usage switch
    {
        "DSC" => KeyUse.DocumentSigner,
        "CSCA" or "SCA" => KeyUse.Authority,
        null => certificate is not null && CertificateSignature.IsBy(certificate, certificate) == true ? KeyUse.Authority : KeyUse.DocumentSigner,
        _ => KeyUse.Other,
    };
}
