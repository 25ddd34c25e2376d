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

        var earliest = scope.Sql.Value(Moments.Fit(new DateTimeOffset(date.Low) - TimeSpan.FromHours(25)));
        var from = scope.Sql.Value(date.Low);
        string Half(string half) => $"(select {columns} from resource r where {conditions} and {half} order by {by} limit {limit})";
        return $"select * from ({Half($"r.date_low >= {earliest} and not ({Long})")} union all {Half($"r.date_high > {from} and {Long}")}) r "
            + $"order by {string.Join(", ", order.Select((term, n) => FormattableString.Invariant($"r.o{n}") + (term.Descending ? " desc" : "")))} limit {limit}";
    }
}
