using HealthAssess.Domain;
using HealthAssess.Storage.Audit;

namespace HealthAssess.Storage.Search;

/// <summary>The audit of what a search shows, as a part of its own statement.</summary>
/// <param name="Caller">To whom it is shown.</param>
/// <param name="Note">The kind of request, without personal data.</param>
/// <param name="Request">Its id.</param>
/// <param name="At">When.</param>
internal sealed record Noting(Caller Caller, string Note, Guid Request, DateTimeOffset At)
{
    /// <summary>Inserts a row for each person of whom something is there to show; what has lost its key shows nothing.</summary>
    public string Insert(SqlText sql, string shown) => $"""
        {AuditInsert.Into}
        select {sql.Value(At)}, {sql.Value(Request)}, 'r', 'ok', {sql.Value(Caller.Kind.ToString())}, {sql.Value(Caller.Account)}, {sql.Value(Caller.Organisation.ToString())},
          {sql.Value(Caller.Purpose.ToString())}, {sql.Value(Caller.PointOfEntry)}, s.person, array_agg(s.type || '/' || s.id || '/_history/' || s.version), {sql.Value(Note)}
        from {shown} s where s.person is not null and s.body is not null and s.wrapped is not null group by s.person
        """;
}
