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

    /// <summary>Adds the keys of every name of a person.</summary>
    public static void Add(Resource resource, ISet<TextRow> rows)
    {
        if (resource.TypeName is not ("Patient" or "Practitioner" or "RelatedPerson" or "Person"))
        {
            return;
        }

        var param = IndexHash.Parameter(resource.TypeName, Parameter);
        foreach (var name in resource.Root.All("name"))
        {
            foreach (var part in name.Children)
            {
                foreach (var key in part.Name is "family" or "given" or "text" ? Of(part.Text ?? "") : [])
                {
                    rows.Add(new TextRow(param, key, IndexHash.None, null));
                }
            }
        }
    }

    /// <summary>One key for each word of a name.</summary>
    public static IEnumerable<string> Of(string name) => Phonetic.Keys(name).Where(key => key.Length > 0);
}
