using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>What contained resources are found by: rows of their container, under a name made of the reference and their type.</summary>
/// <remarks>FHIR R4, search.html#contained: a chained parameter is evaluated inside contained resources, too.</remarks>
internal static class ContainedRows
{
    /// <summary>How far references are followed: into a contained resource, from there into another, and on.</summary>
    public const int MostLinks = 3;

    /// <summary>As parameter: there is such a contained resource.</summary>
    public const string There = "contained";

    /// <summary>The name that stands for the resource type: <c>Observation.performer#Practitioner</c>.</summary>
    public static string Type(string container, string code, string type) => $"{container}.{code}#{type}";

    /// <summary>The contained resources that parameters refer to.</summary>
    public static IEnumerable<(string Code, Resource Contained)> Referenced(Resource container, IReadOnlySet<(string Code, string Id)> references)
    {
        foreach (var (code, id) in references)
        {
            if (container.Root.All("contained").FirstOrDefault(one => one["id"].Text == id) is { IsResource: true } element && element.ToResource() is { } contained)
            {
                yield return (code, contained);
            }
        }
    }

    /// <summary>Whether a parameter of contained resources, or a chain from them, can be asked for: what only the server knows they have not.</summary>
    public static bool Answer(string type, string name) =>
        SearchDefinitions.Find(type, name.Split(':', '.')[0]) is { } first && name.Count(letter => letter == '.') is var further && further < MostLinks
        && (further > 0 ? first.Type == SearchType.Reference : first is { Type: not (SearchType.Composite or SearchType.Special), Code: not (NameKeys.Parameter or NarrativeWords.Parameter or "_id" or "_lastUpdated") });
}
