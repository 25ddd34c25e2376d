using System.Collections.Frozen;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Search;

/// <summary>The base search parameters of R4.</summary>
/// <remarks>FHIR R4, searchparameter-registry.html, from the generated Definitions/search.txt.</remarks>
public static class SearchDefinitions
{
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<SearchDefinition>>> All = new(Read);

    /// <summary>The parameters of a resource type, those of every resource included; none for an unknown type.</summary>
    public static IReadOnlyList<SearchDefinition> Of(string resource) => All.Value.GetValueOrDefault(resource, []);

    /// <summary>The parameter of that code, or null.</summary>
    public static SearchDefinition? Find(string resource, string code) => Of(resource).FirstOrDefault(definition => definition.Code == code);

    private static FrozenDictionary<string, IReadOnlyList<SearchDefinition>> Read()
    {
        var rows = Sections.Read("search.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToLookup(fields => fields[0]);
        var types = rows.SelectMany(group => group).ToDictionary(fields => (fields[0], fields[1]), fields => TypeOf(fields[2]));
        var shared = rows["Resource"].Concat(rows["DomainResource"]).ToArray();
        return Definitions.Names.Where(name => Definitions.Resource(name) is not null).ToFrozenDictionary(
            resource => resource,
            resource => (IReadOnlyList<SearchDefinition>)[.. rows[resource].Concat(shared).Select(fields => Definition(resource, fields, types))],
            StringComparer.Ordinal);
    }

    private static SearchDefinition Definition(string resource, string[] fields, Dictionary<(string, string), SearchType> types)
    {
        string Field(int at) => fields.Length > at ? fields[at] : "";
        return new SearchDefinition(
            resource, fields[1], TypeOf(fields[2]), "http://hl7.org/fhir/SearchParameter/" + fields[3], Field(4),
            Field(5).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            [.. Field(6).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => Component(resource, part, types))]);
    }

    private static SearchComponent Component(string resource, string text, Dictionary<(string, string), SearchType> types)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var code = text[..at];
        var type = (resource, code) switch
        {
            // The definition names its parts the wrong way round; what they select is a code and a target.
            ("DocumentReference", "relatesto") => SearchType.Token,
            ("DocumentReference", "relation") => SearchType.Reference,
            _ => types.GetValueOrDefault((resource, code), SearchType.Token),
        };
        return new SearchComponent(code, type, text[(at + 1)..]);
    }

    private static SearchType TypeOf(string name) => Enum.Parse<SearchType>(name, ignoreCase: true);
}
