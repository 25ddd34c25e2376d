using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>
/// Overwrites what erasures have freed. PostgreSQL leaves the bytes of deleted rows in its files until it needs the room;
/// writing the tables and their indexes anew leaves them nowhere.
/// </summary>
/// <remarks>PR-13. A table is locked while it is written anew, some seconds for each hundred megabytes; whoever is at work goes first.</remarks>
public sealed partial class Scrubbing(Database database, TimeProvider time)
{
    /// <remarks>The planner's statistics quote values of the index: they are made anew and their old form is overwritten, last.</remarks>
    private static readonly string[] Tables = ["index_text", "index_date", "index_quantity", "resource_version", "data_key", "card_link", "outbox", "traveller_request", "import_ledger", "migratory_status", "pg_statistic"];

    /// <summary>Does it where something was erased since the last time; answers for how many persons.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!await IsDue(now, cancellation))
        {
            return 0;
        }

        foreach (var table in Tables)
        {
            if (!await WriteAnew(table, cancellation))
            {
                // Somebody still reads as of before the erasure, and their rows were kept: the next run does it.
                return 0;
            }
        }

        await using var done = database.Source.CreateCommand("update erasure set scrubbed_at = $1 where scrubbed_at is null and at <= $2");
        done.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        done.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return await done.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<bool> IsDue(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select exists (select from erasure where scrubbed_at is null and at <= $1)");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Outside any transaction; a lock that is not had soon is asked for at the next run. False where rows had to be kept that are deleted already.</summary>
    private async Task<bool> WriteAnew(string table, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var patience = new NpgsqlCommand("set statement_timeout = 0; set lock_timeout = '10s'", connection);
        await patience.ExecuteNonQueryAsync(cancellation);
        long? written = null;
        connection.Notice += (_, notice) => written ??= Written().Match(notice.Notice.MessageText) is { Success: true } numbers ? long.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        await using var vacuum = new NpgsqlCommand($"vacuum (full, verbose{(table == "pg_statistic" ? "" : ", analyze")}) {table}", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancellation);
        return table == "pg_statistic" || written is null || written <= await Rows(table, connection, cancellation);
    }

    /// <summary>Rows that are there; what was written beyond them is deleted already.</summary>
    private static async Task<long> Rows(string table, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var rows = new NpgsqlCommand($"select count(*) from {table}", connection) { CommandTimeout = 0 };
        return (long)(await rows.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>"found 7 removable, 12 nonremovable row versions in 3 pages", in whatever language.</summary>
    [GeneratedRegex(@"\d+\D+(\d+)\D+\d+")]
    private static partial Regex Written();
}
