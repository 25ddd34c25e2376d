namespace HealthAssess.Storage.Audit;

/// <summary>One line of the audit, to be read: ids and kinds, never content.</summary>
/// <param name="Cursor">What to pass for the lines before this one.</param>
/// <param name="At">When.</param>
/// <param name="Action">c, r, u, d or e.</param>
/// <param name="Outcome">"ok", or the key of the refusal.</param>
/// <param name="Caller">What stood behind the request.</param>
/// <param name="Who">The name of the account; null where none asked.</param>
/// <param name="Organisation">What kind of organisation they work for.</param>
/// <param name="Purpose">What for.</param>
/// <param name="PointOfEntry">Where, or null.</param>
/// <param name="Person">Whose record, or null.</param>
/// <param name="Entities">What was written or shown: Type/id/_history/version.</param>
/// <param name="Note">Name of the request.</param>
public sealed record AuditLine(
    string Cursor, DateTimeOffset At, char Action, string Outcome, string Caller, string? Who, string Organisation, string Purpose,
    string? PointOfEntry, Guid? Person, IReadOnlyList<string> Entities, string Note)
{
    /// <summary>True when it was refused, or did not come to its end.</summary>
    public bool Refused => Outcome != AuditRow.Done;
}
