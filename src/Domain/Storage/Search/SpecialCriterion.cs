using HealthAssess.Domain;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>Parameters that columns answer, and the ones of our own.</summary>
internal static class SpecialCriterion
{
    /// <summary>Our name search: any spelling, any script (sound keys). Published as a SearchParameter of our own.</summary>
    public const string AnyName = "name-any";

    /// <summary>The condition, or null for a parameter that FHIR defines like any other.</summary>
    public static string? TryOf(SearchScope scope, string row, string type, string code, string? modifier, string value) => code switch
    {
        "_id" when modifier is null or "not" =>
            $"{(modifier is null ? "" : "not ")}{row}.id = any({scope.Sql.Value(QueryText.Alternatives(value).Select(QueryText.Plain).ToArray())})",
        "_id" or "_lastUpdated" when modifier == "missing" && value is "true" or "false" => value == "true" ? "false" : "true",
        "_id" when modifier != "missing" => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'_id' has no modifier ':{modifier}'; it has :not and :missing.", code),
        CompartmentCriterion.Name when modifier is null => CompartmentCriterion.Of(scope, row, type, value),
        "_list" when modifier is null && !value.Contains('$', StringComparison.Ordinal) => InList(scope, row, type, value),
        NarrativeWords.Parameter => NarrativeCriterion.Of(scope, row, type, modifier, value),
        ContentWords.Parameter => ContentMatches.Condition(scope, row, type, modifier, value),
        FilterCriterion.Parameter => FilterCriterion.Of(scope, row, type, modifier, value),
        "_list" => scope.Refuse(
            RefusalKind.NotSupported, "parameter-unsupported", "'_list' takes the id of a List, and no modifier; lists made up on demand like $current-allergies are not offered.", code),
        "_query" or "_contained" or "_containedType" or "_score" => scope.Refuse(
            RefusalKind.NotSupported, "parameter-unsupported", $"'{code}' is not offered here. The CapabilityStatement lists the parameters that are.", code),
        "_lastUpdated" when modifier is null => $"({Criterion.Each(scope, code, QueryText.Alternatives(value), one => Updated(scope, row, one))})",
        AnyName when modifier is null && Named.Contains(type) =>
            $"({Criterion.Each(scope, code, QueryText.Alternatives(value), one => StringCriterion.Sounds(scope, row, type, QueryText.Plain(one)))})",
        AnyName when Named.Contains(type) => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{AnyName}' has no modifier ':{modifier}'.", AnyName),
        _ => null,
    };

    /// <summary>The types that have names of persons.</summary>
    public static IReadOnlyList<string> Named { get; } = ["Patient", "Practitioner", "RelatedPerson", "Person"];

    /// <summary>The entries of a List; those that are made up on demand (<c>$current-allergies</c>) are not offered.</summary>
    /// <remarks>FHIR R4, search.html#list.</remarks>
    private static string InList(SearchScope scope, string row, string type, string value)
    {
        var (list, item) = (scope.Alias(), scope.Alias());
        var ids = QueryText.Alternatives(value).Select(one => QueryText.Plain(one).Split('/')[^1]).ToArray();
        return $"{row}.id in (select {item}.value from resource {list} join index_text {item} on {item}.resource = {list}.key where {scope.Visible(list, "List")} "
            + $"and {list}.id = any({scope.Sql.Value(ids)}) and {TextCondition.Parameter(item, [IndexHash.Parameter("List", "item")])} and {item}.system = {scope.Sql.Value(IndexHash.System(type))})";
    }

    // An instant, stored to the millisecond.
    private static string Updated(SearchScope scope, string row, string value)
    {
        var (prefix, rest) = Prefix.Of(QueryText.Plain(value));
        if (DateInterval.Of(rest) is not { } date)
        {
            return scope.Refuse(RefusalKind.Invalid, "date-invalid", "'_lastUpdated' needs a date like 2026-03-04 or 2026-03-04T10:00:00Z.", "_lastUpdated");
        }

        date = prefix == "ap" ? DateCondition.Widened(date, scope.Now.UtcDateTime) : date;
        var (low, high) = (scope.Sql.Value(date.Low), scope.Sql.Value(date.High));
        return prefix switch
        {
            "gt" or "sa" => $"{row}.updated >= {high}",
            "ge" => $"{row}.updated >= {low}",
            "lt" or "eb" => $"{row}.updated < {low}",
            "le" => $"{row}.updated < {high}",
            "ne" => $"({row}.updated < {low} or {row}.updated >= {high})",
            _ => $"({row}.updated >= {low} and {row}.updated < {high})",
        };
    }
}
