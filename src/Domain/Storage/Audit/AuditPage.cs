namespace HealthAssess.Storage.Audit;

/// <summary>A page of the audit.</summary>
/// <param name="Lines">Its lines, the newest first.</param>
/// <param name="Next">What to pass for what lies before it; null where nothing does.</param>
/// <param name="LookedBackTo">Set when the search paused before the page was full: nothing later than this was left out.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, string? Next, DateTimeOffset? LookedBackTo);
