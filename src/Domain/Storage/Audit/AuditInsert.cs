using Npgsql;

namespace HealthAssess.Storage.Audit;

/// <summary>The statement that writes audit rows, for commits and for disclosures alike.</summary>
internal static class AuditInsert
{
    /// <summary>How every statement begins that audits; what follows selects these columns in this order.</summary>
    public const string Into = "insert into audit (at, request, action, outcome, caller, account, organisation, purpose, point_of_entry, person, entities, note)";

    private const string Sql = $"""
        {Into}
        select u.at, u.request, u.action::"char", u.outcome, u.caller, u.account, u.organisation, u.purpose, u.point_of_entry, u.person,
          string_to_array(u.entities, ' '), u.note
        from unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::text[], $12::text[])
          as u(at, request, action, outcome, caller, account, organisation, purpose, point_of_entry, person, entities, note)
        """;

    public static NpgsqlBatchCommand Of(IReadOnlyList<AuditRow> rows)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Add(rows, row => row.At.UtcDateTime);
        command.Add(rows, row => row.Request);
        command.Add(rows, row => row.Action.ToString());
        command.Add(rows, row => row.Outcome);
        command.Add(rows, row => row.Caller.Kind.ToString());
        command.Add(rows, row => row.Caller.Account);
        command.Add(rows, row => row.Caller.Organisation.ToString());
        command.Add(rows, row => row.Caller.Purpose.ToString());
        command.Add(rows, row => row.Caller.PointOfEntry);
        command.Add(rows, row => row.Person);
        command.Add(rows, row => string.Join(' ', row.Entities));
        command.Add(rows, row => row.Note);
        return command;
    }
}
