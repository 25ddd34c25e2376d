using HealthAssess.Fhir;
using HealthAssess.Fhir.Search.Names;

namespace HealthAssess.Storage.Index;

/// <summary>
/// Sound keys of names: what most spellings of a word agree on, whatever script it was written in, so that Mohamed,
/// Muhammad and محمد meet.
/// </summary>
internal static class NameKeys
{
    /// <summary>The FHIR parameter that asks for them.</summary>
    public const string Parameter = "phonetic";

    /// <summary>Adds the keys of every name of a person or an organization.</summary>
    public static void Add(Resource resource, ISet<TextRow> rows)
    {
        foreach (var key in Names(resource).SelectMany(Of))
        {
            rows.Add(new TextRow(IndexHash.Parameter(resource.TypeName, Parameter), key, IndexHash.None, null));
        }
    }

    private static IEnumerable<string> Names(Resource resource) => resource.TypeName switch
    {
        "Patient" or "Practitioner" or "RelatedPerson" or "Person" =>
            resource.Root.All("name").SelectMany(name => name.Children).Where(part => part.Name is "family" or "given" or "text").Select(part => part.Text).OfType<string>(),
        "Organization" => resource.Root.All("name").Select(name => name.Text).OfType<string>(),
        _ => [],
    };

    /// <summary>One key for each word of a name, as the index keeps it.</summary>
    public static IEnumerable<string> Of(string name) => Phonetic.Keys(name).Where(key => key.Length > 0).Select(IndexText.Fit);
}
