using System.Globalization;
using HealthAssess.Domain.Access;
using Npgsql;
using NpgsqlTypes;

namespace HealthAssess.Storage.Audit;

/// <summary>Reads the audit for those who watch over it, the newest first.</summary>
/// <remarks>
/// The audit is hot to write and has no index for the sake of this page. All days: one stretch of the primary key, however rare
/// what is asked for; the next page goes on from its end. One day: its blocks, by the block ranges of the time (BRIN).
/// </remarks>
public sealed class AuditPages(Database database)
{
    /// <summary>How many lines one page looks at: a tenth of a second.</summary>
    public const int Stretch = 50_000;

    private const int Count = 50;

    private const string FloorSql = """
        select f.xid::text || '.' || f.sequence, a.at
        from (select xid, sequence from audit where $1::text is null or (xid, sequence) < ($1::xid8, $2) order by xid desc, sequence desc offset $3 limit 1) f
        join audit a using (xid, sequence)
        """;

    // What happened at no Point of Entry belongs to the country in which its account may work.
    private const string Found = """
        (select a.xid, a.sequence from audit a left join point_of_entry p on p.id = a.point_of_entry
         where ($1 or case
            when a.point_of_entry is not null then a.point_of_entry = any($3) or (cardinality($3) = 0 and p.country = $2)
            else cardinality($3) = 0 and exists (select from account_grant g where g.account = a.account and g.country = $2) end)
          and ($4::text is null or case when $4 = 'refused' then a.outcome <> 'ok' else a.outcome = 'ok' and strpos($4, a.action::text) > 0 end)
          and ($5::timestamptz is null or (a.at >= $5 and a.at < $6::timestamptz))
          and ($7::text is null or (a.xid, a.sequence) < ($7::xid8, $8))
          and ($9::text is null or (a.xid, a.sequence) >= ($9::xid8, $10)))
        """;

    private const string Shown = """
        select l.xid::text || '.' || l.sequence, a.at, a.action::text, a.outcome, a.caller, u.display_name, a.organisation, a.purpose, p.name, a.person, a.entities, a.note
        from (select xid, sequence from found order by xid desc, sequence desc limit $11) l join audit a using (xid, sequence)
        left join point_of_entry p on p.id = a.point_of_entry left join account u on u.id = a.account
        order by l.xid desc, l.sequence desc
        """;

    // Asked for in order, the planner would walk the whole key backwards to a day long past: so a day is found first and put in order then.
    private const string OfDay = "with found as materialized " + Found + "\n" + Shown;

    private const string OfStretch = "with found as not materialized " + Found + "\n" + Shown;

    /// <summary>One page.</summary>
    /// <param name="scope">Of which country or which Points of Entry.</param>
    /// <param name="what">"refused", or the letters of the actions that count; null for all.</param>
    /// <param name="day">When the day begins and ends; null for all days.</param>
    /// <param name="before">A line's cursor: only those before it.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <param name="stretch">How many lines to look at, where no day is named.</param>
    public async Task<AuditPage> Page(
        Scope scope, string? what, (DateTimeOffset From, DateTimeOffset To)? day, string? before, CancellationToken cancellation, int stretch = Stretch)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var floor = day is null ? await Floor(before, stretch, cancellation) : null;
        var lines = await Lines(scope, what, day, before, floor?.Cursor, cancellation);
        return lines.Count == Count ? new(lines, lines[^1].Cursor, null) : new(lines, floor?.Cursor, floor?.At);
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

    /// <summary>The last line that this page looks at; null when the audit ends before it.</summary>
    private async Task<(string Cursor, DateTimeOffset At)?> Floor(string? before, int stretch, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(FloorSql);
        Add(command, before);
        command.Parameters.Add(new() { Value = stretch - 1 });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    private async Task<IReadOnlyList<AuditLine>> Lines(
        Scope scope, string? what, (DateTimeOffset From, DateTimeOffset To)? day, string? before, string? floor, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(day is null ? OfStretch : OfDay);
        command.Parameters.Add(new() { Value = scope.Everywhere });
        command.Parameters.Add(new() { Value = scope.Country ?? "" });
        command.Parameters.Add(new() { Value = scope.PointsOfEntry.ToArray() });
        command.Parameters.Add(new() { Value = (object?)what ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)day?.From.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)day?.To.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        Add(command, before);
        Add(command, floor);
        command.Parameters.Add(new() { Value = Count });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<AuditLine> lines = [];
        while (await rows.ReadAsync(cancellation))
        {
            lines.Add(Read(rows));
        }

        return lines;
    }

    private static void Add(NpgsqlCommand command, string? cursor)
    {
        var position = Position(cursor);
        command.Parameters.Add(new() { Value = (object?)position?.Transaction.ToString(CultureInfo.InvariantCulture) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = position?.Sequence ?? 0 });
    }

    private static AuditLine Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)[0], row.GetString(3), row.GetString(4), Text(row, 5),
        row.GetString(6), row.GetString(7), Text(row, 8), row.IsDBNull(9) ? null : row.GetGuid(9), row.GetFieldValue<string[]>(10), row.GetString(11));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
