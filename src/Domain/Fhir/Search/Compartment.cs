using System.Collections.Frozen;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Search;

/// <summary>The patient compartment: which resources are about whom.</summary>
/// <remarks>FHIR R4, compartmentdefinition-patient.html.</remarks>
public static class Compartment
{
    private static readonly FrozenDictionary<string, string[]> Table = Sections.Read("patient-compartment.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(fields => fields[0], fields => fields[1].Split(' '), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SearchPlan> Plans = Table.ToFrozenDictionary(
        row => row.Key, row => PlanOf(row.Key, Subjects(row.Value)), StringComparer.Ordinal);

    /// <summary>The reference parameters that put a resource of that type into a patient's compartment; none for other types.</summary>
    public static IReadOnlyList<string> Parameters(string resource) => Table.GetValueOrDefault(resource, []);

    /// <summary>Whether resources of a type can be in the compartment of a Patient or an Encounter.</summary>
    public static bool Holds(string holder, string type) => holder switch
    {
        "Patient" => Table.ContainsKey(type),
        "Encounter" => SearchDefinitions.Find(type, "encounter") is not null,
        _ => false,
    };

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
