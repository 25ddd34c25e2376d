using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary><c>_text</c>: every word of the value stands in the narrative, without case and diacritics.</summary>
/// <remarks>FHIR R4, search.html#all. The server decides how the text is searched; the parameter has no modifiers but <c>:missing</c>.</remarks>
internal static class NarrativeCriterion
{
    public static string Of(SearchScope scope, string row, string type, string? modifier, string value) => modifier switch
    {
        null => $"({Criterion.Each(scope, NarrativeWords.Parameter, QueryText.Alternatives(value), one => AllOf(scope, row, type, QueryText.Plain(one)))})",
        "missing" => Missing.Of(scope, row, SearchDefinitions.Find(type, NarrativeWords.Parameter)!, value),
        _ => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'_text' has no modifier ':{modifier}'; it has :missing.", NarrativeWords.Parameter),
    };

    private static string AllOf(SearchScope scope, string row, string type, string text)
    {
        var words = NarrativeWords.Of(text).ToList();
        return words.Count == 0 || !scope.Takes(words.Count - 1, NarrativeWords.Parameter) || !scope.Joins(words.Count - 1, NarrativeWords.Parameter)
            ? "false"
            : string.Join(" and ", words.Select(word => TextCondition.In(
                scope, row, [IndexHash.Parameter(type, NarrativeWords.Parameter)], index => $"{index}.value = {scope.Sql.Value(scope.Secret.Hide(word))}")));
    }
}
