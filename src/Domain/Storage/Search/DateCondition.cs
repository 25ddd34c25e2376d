using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>Compares a stored range of instants with the range a query's date covers.</summary>
/// <remarks>
/// FHIR R4, search.html#prefix: eq is "the search range contains the stored one", gt is "what lies above the search range
/// overlaps the stored one". ge and le also take a stored range that only reaches into the search range, as the other
/// servers do: a stay until Friday is "on or after Friday". High ends are the first instant outside.
/// </remarks>
internal static class DateCondition
{
    /// <summary>They have an instant in common. No prefix: search_filter.html has it.</summary>
    public const string Overlaps = "po";

    /// <summary>The stored one has all of the other.</summary>
    public const string Contains = "co";

    /// <summary>A condition over two columns.</summary>
    public static string Of(SearchScope scope, string prefix, DateInterval date, string low, string high)
    {
        if (prefix == "ap")
        {
            date = Widened(date, scope.Now.UtcDateTime);
        }

        var (from, until) = (scope.Sql.Value(date.Low), scope.Sql.Value(date.High));
        var contained = $"({low} >= {from} and {high} <= {until})";
        return prefix switch
        {
            "ne" => $"(not {contained} and {low} < {high})",
            "gt" => $"{high} > {until}",
            "lt" => $"({low} < {from} and {low} < {high})",
            "ge" => $"{high} > {from}",
            "le" => $"({low} < {until} and {low} < {high})",
            "sa" => $"{low} >= {until}",
            "eb" => $"({high} <= {from} and {low} < {high})",
            "ap" or Overlaps => $"({low} < {until} and {high} > {from})",
            Contains => $"({low} <= {from} and {high} >= {until})",
            // The plain range over low is what the b-tree can use.
            _ => $"({low} >= {from} and {low} < {until} and {high} <= {until})",
        };
    }

    // "Approximately": a tenth of the time between now and then, either way.
    public static DateInterval Widened(DateInterval date, DateTime now)
    {
        var slack = TimeSpan.FromTicks(Math.Abs((now - date.Low).Ticks) / 10);
        return new DateInterval(Moments.Shift(date.Low, -slack), Moments.Shift(date.High, slack));
    }
}
