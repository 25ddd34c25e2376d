using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>A filter of a value set over the concepts of a code system.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-filter-operator.html</remarks>
internal static class ConceptFilter
{
    /// <summary>The test, or null for an operator that is not known here.</summary>
    public static Func<string, bool>? Of(Element filter, CodeSystemTree tree)
    {
        var (property, value) = (filter["property"].Text ?? "", filter["value"].Text ?? "");
        var listed = value.Split(',', StringSplitOptions.TrimEntries);
        return filter["op"].Text switch
        {
            "is-a" => code => code == value || tree.Ancestors(code).Contains(value),
            "descendent-of" => code => tree.Ancestors(code).Contains(value),
            "is-not-a" => code => code != value && !tree.Ancestors(code).Contains(value),
            "generalizes" => code => code == value || tree.Ancestors(value).Contains(code),
            "=" => code => Values(tree, code, property).Contains(value),
            "in" => code => Values(tree, code, property).Any(listed.Contains),
            "not-in" => code => !Values(tree, code, property).Any(listed.Contains),
            "exists" => code => Values(tree, code, property).Any() == (value == "true"),
            _ => null,
        };
    }

    private static IEnumerable<string> Values(CodeSystemTree tree, string code, string property) => property switch
    {
        "concept" or "code" => [code],
        "display" => tree.Find(code)?["display"].Text is { } display ? [display] : [],
        "parent" => tree.Parents(code),
        _ => tree.Find(code) is not { } concept ? [] : concept.All("property").Where(one => one["code"].Text == property)
            .Select(one => one["value"]["code"].Text ?? one["value"].Text).OfType<string>(),
    };
}
