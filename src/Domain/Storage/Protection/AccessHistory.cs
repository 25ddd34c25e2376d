using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>One time somebody looked at or changed a record.</summary>
/// <param name="At">When.</param>
/// <param name="Action">c, r, u, d or e.</param>
/// <param name="Organisation">What kind of organisation they work for.</param>
/// <param name="Purpose">What for.</param>
/// <param name="PointOfEntry">Where, or null.</param>
/// <param name="Emergency">True when it was opened in an emergency.</param>
/// <param name="Count">How many resources.</param>
public sealed record AccessLine(DateTimeOffset At, char Action, string Organisation, string Purpose, string? PointOfEntry, bool Emergency, int Count);

/// <summary>Who looked at a person's record and what for, out of the audit (PR-14).</summary>
public sealed class AccessHistory(Database database)
{
    private const string Sql = """
        select min(a.at), a.action::text, a.organisation, a.purpose, p.name,
          exists (select from emergency_opening e where e.person = any(same_person($1)) and e.account = a.account and a.at between e.opened_at and e.open_until),
          sum(cardinality(a.entities))::integer
        from audit a left join point_of_entry p on p.id = a.point_of_entry
        where a.person = any(same_person($1)) and a.caller <> 'Worker' and a.outcome = 'ok'
        group by a.account, a.action, a.organisation, a.purpose, p.name, date_trunc('hour', a.at), 6
        order by 1 desc limit 200
        """;

    /// <summary>The newest first, an hour of one person's work together. Names of staff are not told: an organisation answers for them.</summary>
    public async Task<IReadOnlyList<AccessLine>> Of(Guid person, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<AccessLine> lines = [];
        while (await row.ReadAsync(cancellation))
        {
            lines.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1)[0], row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetBoolean(5), row.GetInt32(6)));
        }

        return lines;
    }
}
