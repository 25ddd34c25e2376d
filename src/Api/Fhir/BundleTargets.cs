using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>What a transaction itself does to the targets of a conditional reference, which is looked up once all else is done.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules</remarks>
internal static class BundleTargets
{
    /// <summary>The entry that asks the same question, wherever that leads: the reference goes there, too.</summary>
    public static string? Same(IReadOnlyList<BundleEntry> entries, string type, string query) =>
        entries.FirstOrDefault(entry => entry is { Method: "POST" or "PUT", Condition: { } condition } && entry.Type == type && Plain(condition) == Plain(query)) is { } same
            ? AddressOf(same)
            : null;

    /// <summary>What entries bring under the identifier that is looked for.</summary>
    public static IEnumerable<string> Brought(IReadOnlyList<BundleEntry> entries, string type, string query) => Identifier(query) is { } identifier
        ? entries.Where(entry => entry is { Method: "POST" or "PUT" } && entry.Type == type && BusinessIdentifier.IsOn(entry.Content, identifier)).Select(AddressOf)
        : [];

    /// <summary>Ids that no longer count as they are stored: what is deleted, and what is replaced where an identifier is looked for.</summary>
    public static HashSet<string> Changed(IReadOnlyList<BundleEntry> entries, string type, string query) =>
    [
        .. entries.Where(entry => entry is { Id: not null, Method: "DELETE" or "PUT" } && entry.Type == type && (entry.Method == "DELETE" || Identifier(query) is not null)).Select(entry => entry.Id!),
    ];

    private static string AddressOf(BundleEntry entry) => $"{entry.Type}/{entry.Id ?? (entry.Method == "PUT" ? entry.Content["id"].Text : null) ?? entry.NewId.ToString()}";

    private static string? Identifier(string query) => Plain(query) is var plain && plain.StartsWith("identifier=", StringComparison.Ordinal) ? plain["identifier=".Length..] : null;

    private static string Plain(string query) => Uri.UnescapeDataString(query);
}
