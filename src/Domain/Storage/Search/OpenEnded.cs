using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>
/// "On or after" over the principal date. A range may have begun long before, so the b-tree over beginnings alone cannot
/// answer in order; but most ranges are short. Two halves, each read in the order of an index and cut at the page's
/// length: short ranges, which began at most 25 hours before, and the few long ones.
/// </summary>
internal static class OpenEnded
{
    private const string Long = "r.date_high - r.date_low > interval '25 hours'";

    /// <summary>The two halves, or null for a search that needs none.</summary>
    public static string? Split(
        SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order, string conditions, string columns, string by, string limit)
    {
        if (!Ordering.OnlyPrincipalDate(request) || order is not [{ Sql: "r.date_low" }, ..]
            || Prefix.Of(request.Criteria[0].Value) is not ("ge" or "gt", var rest) || DateInterval.Of(rest) is not { } date)
        {
            return null;
        }

        var earliest = scope.Sql.Value(Moments.Shift(date.Low, -TimeSpan.FromHours(25)));
        var from = scope.Sql.Value(date.Low);
        var half = $"select {columns} from resource r where {conditions} and ";
        // "offset 0" keeps the planner from reading the long ones in the order of the whole: their own small index is the way.
        return $"select * from (({half} r.date_low >= {earliest} and not ({Long}) order by {by} limit {limit}) "
            + $"union all ({half} r.date_high > {from} and {Long} offset 0)) r "
            + $"order by {string.Join(", ", order.Select((term, n) => FormattableString.Invariant($"r.o{n}") + (term.Descending ? " desc" : "")))} limit {limit}";
    }
}
