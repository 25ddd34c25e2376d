using System.Text.RegularExpressions;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>A filter of a value set over the concepts of a code system.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-filter-operator.html</remarks>
internal static class ConceptFilter
{
    private const int LongestPattern = 500;

    /// <summary>The test, or null for an operator that is not known here, or a pattern that is none.</summary>
    public static Func<string, bool>? Of(Element filter, CodeSystemTree tree)
    {
        var (property, value) = (filter["property"].Text ?? "", filter["value"].Text ?? "");
        var listed = value.Split(',', StringSplitOptions.TrimEntries);
        var codes = IsOfCodes(property);
        var comparer = codes ? tree.Comparer : StringComparer.Ordinal;
        return filter["op"].Text switch
        {
            "is-a" => Among(tree, [value, .. tree.Descendants(value)]),
            "descendent-of" => Among(tree, tree.Descendants(value)),
            "is-not-a" => Among(tree, [value, .. tree.Descendants(value)]) is var below ? code => !below(code) : null,
            "generalizes" => Among(tree, [value, .. tree.Ancestors(value)]),
            "=" => code => Values(tree, code, property).Contains(value, comparer),
            "in" => code => Values(tree, code, property).Any(one => listed.Contains(one, comparer)),
            "not-in" => code => !Values(tree, code, property).Any(one => listed.Contains(one, comparer)),
            "exists" => code => Values(tree, code, property).Any() == (value == "true"),
            "regex" when Pattern(value, codes && tree.Comparer == StringComparer.OrdinalIgnoreCase) is { } pattern => code => Values(tree, code, property).Any(pattern.IsMatch),
            _ => null,
        };
    }

    /// <summary>Properties whose values are codes of the system itself.</summary>
    private static bool IsOfCodes(string property) => property is "concept" or "code" or "parent" or "child";

    private static Func<string, bool> Among(CodeSystemTree tree, IEnumerable<string> codes)
    {
        var set = codes.ToHashSet(tree.Comparer);
        return set.Contains;
    }

    /// <summary>The whole value has to match; in time that grows with its length only.</summary>
    private static Regex? Pattern(string text, bool anyCase)
    {
        try
        {
            return text.Length > LongestPattern ? null : new Regex($"^(?:{text})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (anyCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Values(CodeSystemTree tree, string code, string property) => property switch
    {
        "concept" or "code" => [code],
        "display" => tree.Find(code)?["display"].Text is { } display ? [display] : [],
        "definition" => tree.Find(code)?["definition"].Text is { } definition ? [definition] : [],
        "parent" => tree.Parents(code),
        "child" => tree.Children(code),
        _ => tree.Find(code) is not { } concept ? [] : concept.All("property").Where(one => one["code"].Text == property)
            .Select(one => one["value"]["code"].Text ?? one["value"].Text).OfType<string>(),
    };
}
