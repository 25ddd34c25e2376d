using System.Collections.Frozen;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Search;

/// <summary>The compartments: which resources are about whom, and which belong to an encounter, a practitioner, a related person or a device.</summary>
/// <remarks>FHIR R4, compartmentdefinition.html and the five definitions it lists.</remarks>
public static class Compartment
{
    private static readonly FrozenDictionary<string, string[]> Table = Sections.Read("patient-compartment.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(fields => fields[0], fields => fields[1].Split(' '), StringComparer.Ordinal);

    // Of the other four.
    private static readonly FrozenDictionary<(string Holder, string Type), string[]> Others = Sections.Read("compartments.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(fields => (fields[0], fields[1]), fields => fields[2].Split(' '));

    private static readonly FrozenDictionary<string, SearchPlan> Plans = Table.ToFrozenDictionary(
        row => row.Key, row => PlanOf(row.Key, Subjects(row.Value)), StringComparer.Ordinal);

    /// <summary>The reference parameters that put a resource of that type into a patient's compartment; none for other types.</summary>
    public static IReadOnlyList<string> Parameters(string resource) => Table.GetValueOrDefault(resource, []);

    /// <summary>The types that have a compartment.</summary>
    public static IReadOnlyList<string> Holders { get; } = ["Patient", .. Others.Keys.Select(key => key.Holder).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The reference parameters that put a resource of a type into the compartment of such a holder; none where they never do.</summary>
    public static IReadOnlyList<string> Parameters(string holder, string type) => holder == "Patient" ? Parameters(type) : Others.GetValueOrDefault((holder, type), []);

    /// <summary>Whether resources of a type can be in the compartment of such a holder; it is itself in its own.</summary>
    public static bool Holds(string holder, string type) => Parameters(holder, type).Count > 0 || (holder == type && Holders.Contains(holder));

    /// <summary>
    /// The id of the one person a resource is about: a Patient's own, else that of its patient or subject; null for a
    /// resource about nobody, about a group, or about somebody known only elsewhere.
    /// </summary>
    public static string? PersonOf(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return (resource.Person ??= Find(resource) ?? "") is { Length: > 0 } person ? person : null;
    }

    private static string? Find(Resource resource)
    {
        if (resource.TypeName == "Patient")
        {
            return resource.Id;
        }

        if (resource.TypeName == "Group" || !Plans.TryGetValue(resource.TypeName, out var plan))
        {
            return null;
        }

        var values = new List<SearchValue>();
        plan.Extract(resource.Root, values);
        return values.OfType<ReferenceValue>().FirstOrDefault(value => value is { Type: "Patient", Id: not null, Url: null })?.Id;
    }

    // Where a type has a patient or a subject, authors and performers do not count.
    private static string[] Subjects(string[] parameters) =>
        parameters.Contains("patient") ? ["patient"] : parameters.Contains("subject") ? ["subject"] : parameters;

    private static SearchPlan PlanOf(string resource, string[] parameters)
    {
        var definitions = parameters.Select(code => SearchDefinitions.Find(resource, code)).OfType<SearchDefinition>();
        return SearchPlan.Of(resource, definitions);
    }
}
