using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A date parameter.</summary>
internal static class DateCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, long param, string value)
    {
        var (prefix, rest) = Prefix.Of(QueryText.Plain(value));
        if (DateInterval.Of(rest) is not { } date)
        {
            return Refused(scope, definition);
        }

        return Compared(scope, row, definition, param, prefix, date);
    }

    /// <summary>Compared otherwise than by a prefix.</summary>
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string comparison, string value) => DateInterval.Of(value) is { } date
        ? Compared(scope, row, definition, IndexHash.Parameter(definition.Resource, definition.Code), comparison, date)
        : Refused(scope, definition);

    private static string Compared(SearchScope scope, string row, SearchDefinition definition, long param, string prefix, DateInterval date)
    {
        if (definition.Code == PrincipalDate.Of(definition.Resource))
        {
            return DateCondition.Of(scope, prefix, date, row + ".date_low", row + ".date_high");
        }

        var index = scope.Alias();
        return $"{row}.key in (select {index}.resource from index_date {index} where {index}.param = {param} and "
            + DateCondition.Of(scope, prefix, date, index + ".low", index + ".high") + ")";
    }

    private static string Refused(SearchScope scope, SearchDefinition definition) =>
        scope.Refuse(RefusalKind.Invalid, "date-invalid", $"'{definition.Code}' needs a date like 2026, 2026-03, 2026-03-04 or 2026-03-04T10:00:00Z.", definition.Code);
}
