using System.Globalization;
using HealthAssess.Domain.Access;
using Npgsql;
using NpgsqlTypes;

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

/// <summary>Reads the audit for those who watch over it, the newest first. Goes along the primary key: a page costs what lies between its first line and its last.</summary>
public sealed class AuditPages(Database database)
{
    // What happened at no Point of Entry belongs to the country in which its account may work.
    private const string Sql = """
        select a.xid::text || '.' || a.sequence, a.at, a.action::text, a.outcome, a.caller, u.display_name, a.organisation, a.purpose, p.name, a.person, a.entities, a.note
        from audit a left join point_of_entry p on p.id = a.point_of_entry left join account u on u.id = a.account
        where ($1 or case
            when a.point_of_entry is not null then a.point_of_entry = any($3) or (cardinality($3) = 0 and p.country = $2)
            else cardinality($3) = 0 and exists (select from account_grant g where g.account = a.account and g.country = $2) end)
          and ($4::text is null or case when $4 = 'refused' then a.outcome <> 'ok' else a.outcome = 'ok' and strpos($4, a.action::text) > 0 end)
          and ($5::timestamptz is null or (a.at >= $5 and a.at < $5 + interval '1 day'))
          and ($6::text is null or (a.xid, a.sequence) < ($6::xid8, $7))
        order by a.xid desc, a.sequence desc limit $8
        """;

    /// <summary>One page.</summary>
    /// <param name="scope">Of which country or which Points of Entry.</param>
    /// <param name="what">"refused", or the letters of the actions that count; null for all.</param>
    /// <param name="day">When this day of 24 hours begins; null for all days.</param>
    /// <param name="before">A line's cursor: only those before it.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<AuditLine>> Page(Scope scope, string? what, DateTimeOffset? day, string? before, int count, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var from = Position(before);
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = scope.Everywhere });
        command.Parameters.Add(new() { Value = scope.Country ?? "" });
        command.Parameters.Add(new() { Value = scope.PointsOfEntry.ToArray() });
        command.Parameters.Add(new() { Value = (object?)what ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)day?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)from?.Transaction.ToString(CultureInfo.InvariantCulture) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = from?.Sequence ?? 0 });
        command.Parameters.Add(new() { Value = count });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<AuditLine> lines = [];
        while (await rows.ReadAsync(cancellation))
        {
            lines.Add(Read(rows));
        }

        return lines;
    }

    /// <summary>When the last seal was made; null when there is none.</summary>
    public async Task<DateTimeOffset?> SealedUpTo(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select at from audit_seal order by number desc limit 1");
        return await command.ExecuteScalarAsync(cancellation) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The place in the audit that a cursor names; null when it names none.</summary>
    public static (ulong Transaction, long Sequence)? Position(string? cursor) => cursor?.Split('.') is [var transaction, var sequence]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var second) ? (first, second) : null;

    private static AuditLine Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)[0], row.GetString(3), row.GetString(4), Text(row, 5),
        row.GetString(6), row.GetString(7), Text(row, 8), row.IsDBNull(9) ? null : row.GetGuid(9), row.GetFieldValue<string[]>(10), row.GetString(11));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
