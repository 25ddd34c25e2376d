using System.Globalization;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>Reads the list this product publishes for verifiers: <c>{asOf, source, demo, keys, products}</c>.</summary>
public static class PublishedTrustList
{
    /// <summary>True when the JSON is such a list.</summary>
    public static bool Is(JsonElement json) => json.Text("asOf") is not null && (json.Items("keys").Any(key => key.Text("usage") is not null) || json.Object("revokedByKey").ValueKind == JsonValueKind.Object);

    /// <summary>The entries; their revocations are added to what is known.</summary>
    public static IReadOnlyList<TrustEntry> Read(JsonElement json, RevocationList revocations)
    {
        ArgumentNullException.ThrowIfNull(revocations);
        var demo = json.TryGetProperty("demo", out var flag) && flag.ValueKind == JsonValueKind.True;
        var asOf = Instant(json.Text("asOf"));
        List<TrustEntry> entries = [];
        foreach (var key in json.Items("keys"))
        {
            var entry = Entry(key, demo) with { AsOf = asOf };
            entries.Add(entry);
            if (key.TryGetProperty("revoked", out _) && !entry.KeyId.IsEmpty)
            {
                revocations.Add(entry.KeyId.Span, Ids(key.Items("revoked")));
            }
        }

        foreach (var of in json.Object("revokedByKey") is { ValueKind: JsonValueKind.Object } others ? others.EnumerateObject() : default)
        {
            revocations.Add(Base64Text.Decode(of.Name) ?? [], Ids(of.Value.EnumerateArray()));
        }

        return ListedAuthorities.Hold(entries);
    }

    private static IEnumerable<RevokedId> Ids(IEnumerable<JsonElement> ids) => ids.Select(id => id.GetString()).OfType<string>().Select(HealthCardRevocations.Id);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static TrustEntry Entry(JsonElement key, bool demo)
    {
        var certificate = key.Items("x5c").FirstOrDefault() is { ValueKind: JsonValueKind.String } first && Base64Text.Decode(first.GetString()!) is { } der
            ? KeyReader.Certificate(der)
            : null;
        return new TrustEntry
        {
            KeyId = Base64Text.Decode(key.Text("kid") ?? "") is { Length: > 0 } named ? named : certificate is null ? default : KeyIds.OfCertificate(certificate.RawData),
            Key = (certificate is null ? null : KeyReader.OfCertificate(certificate)) ?? KeyReader.OfJwk(key.Object("jwk")),
            Certificate = certificate,
            Use = key.Text("usage") switch { "DSC" => KeyUse.DocumentSigner, "CSCA" or "SCA" => KeyUse.Authority, "VDS" => KeyUse.SealSigner, _ => KeyUse.Other },
            Participant = key.Text("participant"),
            Domain = key.Text("domain"),
            Name = key.Text("kid"),
            Url = key.Text("issuer"),
            InFilter = key.Text("revocations") == "filter",
            PublishesRevocations = key.TryGetProperty("publishesRevocations", out var publishes) ? publishes.ValueKind == JsonValueKind.True : null,
            Demo = demo,
        };
    }
}
