using HealthAssess.Domain;

namespace HealthAssess.Storage.Search;

/// <summary><c>_filter</c>: comparisons joined by and, or and not.</summary>
/// <remarks>FHIR R4, search_filter.html.</remarks>
internal static class FilterCriterion
{
    public const string Parameter = "_filter";

    public static string Of(SearchScope scope, string row, string type, string? modifier, string value)
    {
        if (modifier is not null)
        {
            return scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'_filter' has no modifier ':{modifier}'.", Parameter);
        }

        var (filter, problem) = FilterParsing.Parse(value);
        return filter is null
            ? scope.Refuse(RefusalKind.Invalid, "filter-invalid", $"'_filter' cannot be read: {problem}", Parameter)
            : Condition(scope, row, type, filter);
    }

    /// <summary>The parameters that a filter asks of the resource itself; none where it cannot be read.</summary>
    public static IEnumerable<string> Names(string value) => FilterParsing.Parse(value).Filter?.Names ?? [];

    private static string Condition(SearchScope scope, string row, string type, FilterNode filter) => filter switch
    {
        FilterBoth when !scope.Joins(1, Parameter) => "false",
        FilterBoth both => $"({Condition(scope, row, type, both.Left)} and {Condition(scope, row, type, both.Right)})",
        FilterEither either => $"({Condition(scope, row, type, either.Left)} or {Condition(scope, row, type, either.Right)})",
        // Where there is nothing to compare, the comparison does not hold.
        FilterNot not => $"({Condition(scope, row, type, not.Inner)} is not true)",
        FilterLink link => Chain.Of(scope, row, type, type, link.Link, Parameter, link.Rest),
        FilterTest test => FilterComparison.Of(scope, row, type, test),
        _ => throw new InvalidOperationException("A filter has no other parts."),
    };
}
