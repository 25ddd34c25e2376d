using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>Reads revocation batches of the EU gateway: one, several in an array, or one in its CMS envelope.</summary>
/// <remarks>
/// dgc-gateway, revocation batch: <c>{country, expires, kid, hashType, entries: [{hash}]}</c>, a hash being the first 16 bytes of a SHA-256 in
/// base64. The three hash types are three names of one certificate, and a credential is looked up under all of them, so the type needs no place here.
/// </remarks>
internal static class EuRevocationBatches
{
    private const string UnknownKey = "UNKNOWN_KID";
    private const int HashLength = 16;

    private static readonly string[] HashTypes = ["SIGNATURE", "UCI", "COUNTRYCODEUCI"];

    public static ImportedList? Read(ReadOnlyMemory<byte> content)
    {
        if (ImportedListReader.Json(CmsContent.Of(content) ?? content) is not { } json)
        {
            return null;
        }

        var batches = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        if (batches.Count == 0 || !batches.TrueForAll(Is))
        {
            return null;
        }

        return new ImportedList([])
        {
            Revocations = [.. batches.Select(batch => new KeyRevocations(KeyId(batch), [.. Hashes(batch).Select(hash => new RevokedId(hash))]))],
            LeftOut = [.. batches.Where(batch => batch.Items("entries").Count() > Hashes(batch).Count()).Select(batch => $"{batch.Text("country")} {batch.Text("kid")}: hashes that are not 16 bytes long")],
        };
    }

    private static bool Is(JsonElement batch) =>
        batch.Text("country") is { Length: 2 } && HashTypes.Contains(batch.Text("hashType")) && batch.Text("kid") is { } kid && (kid == UnknownKey || Base64Text.Decode(kid) is { Length: > 0 }) && batch.Items("entries").Any();

    private static byte[] KeyId(JsonElement batch) => batch.Text("kid") is { } kid && kid != UnknownKey ? Base64Text.Decode(kid)! : [];

    // Written again, so that base64 with and without its padding is one name.
    private static IEnumerable<string> Hashes(JsonElement batch) =>
        batch.Items("entries").Select(entry => Base64Text.Decode(entry.Text("hash") ?? "")).OfType<byte[]>().Where(hash => hash.Length == HashLength).Select(Convert.ToBase64String);
}
