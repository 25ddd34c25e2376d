using System.Collections.Concurrent;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Definitions given to a validator besides R4's own: profiles, questionnaires, value sets and code systems, by canonical address.</summary>
internal sealed class DefinitionSet
{
    private readonly Dictionary<string, Resource> _byUrl = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Profile?> _profiles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ValueSetCodes?> _valueSets = new(StringComparer.Ordinal);

    public DefinitionSet(IEnumerable<Resource> definitions)
    {
        foreach (var definition in definitions)
        {
            if (definition.Root["url"].Text is { } url)
            {
                _byUrl[url] = definition;
                _byUrl[url + "|" + definition.Root["version"].Text] = definition;
            }
        }
    }

    public static DefinitionSet Empty { get; } = new([]);

    public IEnumerable<Resource> All => _byUrl.Values;

    /// <summary>Whether there may be profiles at all.</summary>
    public bool HasProfiles => _byUrl.Count > 0;

    /// <summary>The definition of that address, with or without a version; null where it is not known.</summary>
    public Resource? Find(string canonical, string type) =>
        _byUrl.TryGetValue(canonical, out var found) && found.TypeName == type ? found : null;

    public Profile? Profile(string canonical) =>
        _profiles.GetOrAdd(canonical, url => Find(url, "StructureDefinition") is { } definition ? ProfileCompiler.Compile(definition) : null);

    /// <summary>The codes of a value set, given or R4's own; null where they cannot be computed.</summary>
    public ValueSetCodes? ValueSet(string canonical) => _valueSets.GetOrAdd(canonical, Expand);

    private ValueSetCodes? Expand(string canonical)
    {
        const string r4 = "http://hl7.org/fhir/ValueSet/";
        var url = canonical.Split('|')[0];
        return Find(canonical, "ValueSet") is { } given ? ExpandedCodes.Of(given.Root, this)
            : ValueSets.Find(url.StartsWith(r4, StringComparison.Ordinal) ? url[r4.Length..] : url);
    }
}
