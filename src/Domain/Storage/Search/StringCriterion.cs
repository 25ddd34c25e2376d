using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A string parameter: begins with, without case and diacritics; <c>:exact</c>, <c>:contains</c>.</summary>
/// <remarks>FHIR R4, search.html#string.</remarks>
internal static class StringCriterion
{
    // After every text that begins with what comes before it.
    private const string Highest = "\U0010FFFF";

    public static string Of(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value)
    {
        var text = QueryText.Plain(value);
        if (definition.Code == NameKeys.Parameter)
        {
            return modifier is not null
                ? scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has :missing.", definition.Code)
                : Sounds(scope, row, definition.Resource, text);
        }

        // No index helps to find a part of a text: one counts as ten look-ups.
        if (modifier == "contains" && !scope.Takes(9, definition.Code))
        {
            return "false";
        }

        var parameters = Unions.Hashes(definition.Resource, definition.Code);
        return modifier switch
        {
            null => TextCondition.In(scope, row, parameters, index => Begins(scope, index, IndexText.Part(Folding.Fold(text)))),
            "exact" => TextCondition.In(scope, row, parameters, index =>
                $"{index}.value = {scope.Sql.Value(IndexText.Fit(Folding.Fold(text)))} and coalesce({index}.exact, {index}.value) = {scope.Sql.Value(IndexText.Fit(text))}"),
            // Nothing but punctuation is looked for in the text as it was written: its folded form has none.
            "contains" when !text.Any(char.IsLetterOrDigit) => TextCondition.In(scope, row, parameters, index => Contains(scope, $"coalesce({index}.exact, {index}.value)", IndexText.Part(text))),
            "contains" => TextCondition.In(scope, row, parameters, index => Contains(scope, index + ".value", IndexText.Part(Folding.Fold(text)))),
            _ => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has :exact, :contains and :missing.", definition.Code),
        };
    }

    /// <summary>The whole text, or its end, without case and diacritics.</summary>
    public static string Whole(SearchScope scope, string row, SearchDefinition definition, string text, bool isEnd)
    {
        var folded = Folding.Fold(text);
        return TextCondition.In(scope, row, Unions.Hashes(definition.Resource, definition.Code), index => isEnd
            ? $"right({index}.value, {scope.Sql.Value(IndexText.Part(folded).Length)}) = {scope.Sql.Value(IndexText.Part(folded))}"
            // The further words of a text have rows of their own.
            : $"{index}.value = {scope.Sql.Value(IndexText.Fit(folded))} and {index}.system <> {IndexHash.FurtherWord.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Some part of a column.</summary>
    public static string Contains(SearchScope scope, string column, string part) =>
        $"position({scope.Sql.Value(part)} in {column}) > 0";

    /// <summary>Every word of the name sounds like some word of theirs, in whatever script either is written.</summary>
    public static string Sounds(SearchScope scope, string row, string type, string name)
    {
        var keys = NameKeys.Of(name).ToList();
        return keys.Count == 0 || !scope.Takes(keys.Count - 1, NameKeys.Parameter) || !scope.Joins(keys.Count - 1, NameKeys.Parameter)
            ? "false"
            : string.Join(" and ", keys.Select(key => TextCondition.In(
                scope, row, [IndexHash.Parameter(type, NameKeys.Parameter)], index => $"{index}.value = {scope.Sql.Value(key)}")));
    }

    /// <summary>A row whose text begins so.</summary>
    public static string Begins(SearchScope scope, string index, string text) =>
        $"{index}.value >= {scope.Sql.Value(text)} and {index}.value < {scope.Sql.Value(text + Highest)}";
}
