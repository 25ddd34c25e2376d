using System.Text.Json;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>Reads the lists of others. Total: what is no such list is refused in words.</summary>
public static class ImportedListReader
{
    /// <summary>The list, or why it is none.</summary>
    public static ImportedList? Read(TrustListFormat format, ReadOnlyMemory<byte> content, out string? failure)
    {
        if (format == TrustListFormat.Gdhcn && Json(content) is { } document && DidProof.Holds(document) == false)
        {
            failure = "The proof in this document is not that of the key it names over what the document says: it was changed after it was signed.";
            return null;
        }

        var list = format switch
        {
            TrustListFormat.Gdhcn => Json(content) is { } json && DidDocument.Is(json) ? OfGdhcn(json) : null,
            TrustListFormat.HealthCardDirectory => Json(content) is { } json ? HealthCardDirectory.Read(json) : null,
            TrustListFormat.Csca => CscaList.Read(content),
            _ => EuRevocationBatches.Read(content),
        };
        failure = list is not null ? null : format switch
        {
            TrustListFormat.Gdhcn => "This is not a DID document with keys (verificationMethod), the embedded form of the GDHCN list.",
            TrustListFormat.HealthCardDirectory => "This is not a snapshot of issuers of SMART Health Cards (issuerInfo with issuer, keys and crls).",
            TrustListFormat.Csca => "These are neither certificates in PEM nor an ICAO master list.",
            _ => "These are no revocation batches of the EU gateway (country, kid, hashType, entries).",
        };
        return list;
    }

    private static ImportedList OfGdhcn(JsonElement json)
    {
        var methods = json.Items("verificationMethod").ToList();
        var entries = DidDocument.Read(json);
        var read = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return new ImportedList(entries)
        {
            MadeAt = DidDocument.MadeAt(json),
            LeftOut = [.. methods.Select(method => method.Text("id") ?? "an entry without id").Where(id => !read.Contains(id)), .. entries.Where(entry => entry.Key is null).Select(entry => entry.Name ?? "")],
        };
    }

    internal static JsonElement? Json(ReadOnlyMemory<byte> content) => StrictJson.Parse(content) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json ? json : null;
}
