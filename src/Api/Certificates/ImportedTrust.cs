using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;
using HealthAssess.Domain.Lists;
using HealthAssess.Storage.Lists;

namespace HealthAssess.Api.Certificates;

/// <summary>The lists of others in force, in the form that our verifiers read: each with its age, source and hash.</summary>
internal sealed class ImportedTrust(ApprovedLists lists)
{
    // A list in force never changes: its id is its key.
    private readonly ConcurrentDictionary<Guid, JsonObject> known = [];

    /// <summary>Which lists are in force, without their keys.</summary>
    public async Task<JsonArray> Heads(CancellationToken cancellation)
    {
        List<JsonNode> heads = [];
        foreach (var kind in ListKind.OfTrust)
        {
            if (await lists.InForce(kind, cancellation) is { } list)
            {
                heads.Add(Head(list));
            }
        }

        return [.. heads];
    }

    /// <summary>The list of a kind in force, or null.</summary>
    public async Task<JsonObject?> Find(string kind, CancellationToken cancellation) =>
        !ListKind.OfTrust.Contains(kind) || await lists.InForce(kind, cancellation) is not { } list ? null : known.GetOrAdd(list.Id, _ => Whole(list));

    private static JsonObject Head(ApprovedList list) => new()
    {
        ["id"] = list.Kind,
        ["asOf"] = Instant(list.AsOf),
        ["source"] = list.Source,
        ["sha256"] = list.Sha256,
    };

    private static JsonObject Whole(ApprovedList list)
    {
        var content = ImportedListReader.Read(ListKind.Format(list.Kind)!.Value, list.Content, out _)!;
        var revoked = content.Revocations.GroupBy(of => Convert.ToBase64String(of.KeyId.Span)).ToDictionary(of => of.Key, of => of.SelectMany(one => one.Ids).Select(Name).ToList());
        var whole = Head(list);
        whole["demo"] = false;
        whole["keys"] = new JsonArray([.. content.Entries.Where(entry => entry.Key is not null).Select(entry => Key(entry, list, revoked))]);
        // Of keys that another list holds, or that nobody named (the empty name): revoked whichever key signed.
        whole["revokedByKey"] = new JsonObject(revoked.Where(_ => list.Kind == ListKind.EuRevocations).Select(of => KeyValuePair.Create(of.Key, (JsonNode?)Texts(of.Value))));
        return whole;
    }

    private static JsonObject Key(TrustEntry entry, ApprovedList list, Dictionary<string, List<string>> revoked)
    {
        var name = Convert.ToBase64String(entry.KeyId.Span);
        var key = new JsonObject
        {
            ["kid"] = entry.Url is null ? name : entry.Name,
            ["participant"] = entry.Participant ?? "?",
            ["usage"] = entry.Use switch { KeyUse.DocumentSigner => "DSC", KeyUse.Authority => "CSCA", _ => "OTHER" },
            ["domain"] = entry.Domain ?? "",
            ["publishesRevocations"] = list.NoRevocations ? false : entry.PublishesRevocations,
        };
        if (entry.Certificate is { } certificate && entry.Url is null)
        {
            var (from, until) = Term.Of(certificate);
            (key["x5c"], key["notBefore"], key["notAfter"]) = (new JsonArray(Convert.ToBase64String(certificate.RawData)), Instant(from), Instant(until));
        }
        else
        {
            (key["issuer"], key["jwk"]) = (entry.Url, PublicKeyJson.Of(entry.Key!));
        }

        if (revoked.TryGetValue(name, out var ids))
        {
            key["revoked"] = Texts(ids);
        }

        return key;
    }

    private static string Name(RevokedId revoked) =>
        revoked.IssuedBefore is { } before ? string.Create(CultureInfo.InvariantCulture, $"{revoked.Id}.{before.ToUnixTimeSeconds()}") : revoked.Id;

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
