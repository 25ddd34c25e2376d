using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>What a transaction itself does to the targets of a conditional reference, which is looked up once all else is done.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules. Looked through once: ten thousand references to ten thousand entries are asked for one by one.</remarks>
internal sealed class BundleTargets
{
    private readonly Dictionary<(string Type, string Query), string> asked = [];
    private readonly Identified<BundleEntry> identified;
    private readonly ILookup<string, string> deleted;
    private readonly ILookup<string, string> replaced;

    public BundleTargets(IReadOnlyList<BundleEntry> entries)
    {
        List<BundleEntry> bring = [.. entries.Where(entry => entry.Method is "POST" or "PUT")];
        foreach (var entry in bring.Where(entry => entry.Condition is not null))
        {
            asked.TryAdd((entry.Type, Plain(entry.Condition!)), AddressOf(entry));
        }

        identified = new Identified<BundleEntry>(bring, entry => entry.Content);
        deleted = entries.Where(entry => entry is { Id: not null, Method: "DELETE" }).ToLookup(entry => entry.Type, entry => entry.Id!);
        replaced = entries.Where(entry => entry is { Id: not null, Method: "PUT" }).ToLookup(entry => entry.Type, entry => entry.Id!);
    }

    /// <summary>The entry that asks the same question, wherever that leads: the reference goes there, too.</summary>
    public string? Same(string type, string query) => asked.GetValueOrDefault((type, Plain(query)));

    /// <summary>What entries bring under the identifier that is looked for.</summary>
    public IEnumerable<string> Brought(string type, string query) => Identifier(query) is { } identifier
        ? identified.With(identifier).Where(entry => entry.Type == type).Select(AddressOf)
        : [];

    /// <summary>Ids that no longer count as they are stored: what is deleted, and what is replaced where an identifier is looked for.</summary>
    public HashSet<string> Changed(string type, string query) => [.. deleted[type], .. Identifier(query) is null ? [] : replaced[type]];

    private static string AddressOf(BundleEntry entry) => $"{entry.Type}/{entry.Id ?? (entry.Method == "PUT" ? entry.Content["id"].Text : null) ?? entry.NewId.ToString()}";

    private static string? Identifier(string query) => Plain(query) is var plain && plain.StartsWith("identifier=", StringComparison.Ordinal) ? plain["identifier=".Length..] : null;

    private static string Plain(string query) => Uri.UnescapeDataString(query);
}
