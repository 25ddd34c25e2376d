namespace HealthAssess.Domain.Feeds;

/// <summary>When a failed delivery is tried again: quickly at first, then for days, never given up while the recipient is only down.</summary>
/// <remarks>
/// A peer's users lost notices after a minute of retries, another's after four attempts. A ministry's weekend outage
/// must lose nothing, so the delay doubles up to an hour and stays there.
/// </remarks>
public static class RetrySchedule
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The pause after an attempt that failed.</summary>
    /// <param name="attempt">How many attempts have been made, from 1.</param>
    /// <param name="spread">0 … 1, spreads the tries of many deliveries by ± 20 % so that a recovering recipient is not flooded.</param>
    /// <param name="retryAfter">What the recipient asked for (RFC 9110 §10.2.3), if anything; the longer of the two holds.</param>
    public static TimeSpan Pause(int attempt, double spread, TimeSpan? retryAfter = null)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempt - 1, 20));
        var capped = doubled < Longest ? doubled : Longest;
        var pause = capped * (0.8 + (0.4 * spread));
        return retryAfter is { } asked && asked > pause ? (asked < Longest ? asked : Longest) : pause;
    }
}
