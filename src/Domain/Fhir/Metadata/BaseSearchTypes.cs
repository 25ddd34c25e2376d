using System.Collections.Frozen;

namespace HealthAssess.Fhir.Metadata;

/// <summary>The types of R4's own search parameters by their ids.</summary>
internal static class BaseSearchTypes
{
    private static readonly Lazy<FrozenDictionary<string, string>> ById = new(() =>
        Sections.Read("search.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 5))
            .DistinctBy(fields => fields[3])
            .ToFrozenDictionary(fields => fields[3], fields => fields[2], StringComparer.Ordinal));

    public static string? Find(string id) => ById.Value.GetValueOrDefault(id);
}
