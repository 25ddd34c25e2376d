using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>
/// Overwrites what erasures have freed. PostgreSQL leaves the bytes of deleted rows in its files until it needs the room;
/// writing the tables and their indexes anew leaves them nowhere.
/// </summary>
/// <remarks>PR-13. A table is locked while it is written anew, some seconds for each hundred megabytes: at night, and whoever is at work goes first.</remarks>
public sealed partial class Scrubbing(Database database, ScrubbingRounds rounds, TimeProvider time)
{
    /// <remarks>The planner's statistics quote values of the index: they are made anew and their old form is overwritten, last.</remarks>
    private static readonly string[] Tables = ["index_text", "index_date", "index_quantity", "resource_version", "data_key", "card_link", "outbox", "traveller_request", "import_ledger", "migratory_status", "pg_statistic"];

    /// <summary>Does it now, where something was erased since the last time; answers for how many persons.</summary>
    public Task<int> Run(CancellationToken cancellation) => Rounds(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, cancellation);

    /// <summary>Does it between 01:00 and 04:00 UTC, beginning once a night; what the night was too short for goes on in the next.</summary>
    public async Task<int> RunAtNight(CancellationToken cancellation) =>
        Night.At(time.GetUtcNow()) is { } night ? await Rounds(night.From, night.Until, cancellation) : 0;

    /// <summary>Until nothing is due, or rows had to be kept, or the time is up.</summary>
    private async Task<int> Rounds(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var persons = 0;
        while (await rounds.Open(since, cancellation) is { } round)
        {
            foreach (var table in Tables.Except(round.Tables))
            {
                var left = until - time.GetUtcNow();
                if (left <= TimeSpan.Zero || !await WriteAnew(table, until == DateTimeOffset.MaxValue ? TimeSpan.Zero : left, cancellation))
                {
                    return persons;
                }

                await rounds.Done(round.Id, table, cancellation);
            }

            persons += await rounds.End(round.Id, cancellation);
        }

        return persons;
    }

    /// <summary>False where somebody still reads as of before the erasure, and rows had to be kept that are deleted already.</summary>
    private async Task<bool> WriteAnew(string table, TimeSpan longest, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        try
        {
            // Everybody behind waits while this waits for its lock: it gives up soon and is tried again later. Zero is no limit.
            await Execute(string.Create(CultureInfo.InvariantCulture, $"set statement_timeout = {(long)longest.TotalMilliseconds}; set lock_timeout = '2s'"), connection, cancellation);
            return await Vacuum(table, connection, cancellation);
        }
        finally
        {
            // The connection goes back to the pool as it is, and the next to have it must not wait for ever.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await Execute("reset statement_timeout; reset lock_timeout", connection, CancellationToken.None);
            }
        }
    }

    /// <summary>Outside any transaction.</summary>
    private static async Task<bool> Vacuum(string table, NpgsqlConnection connection, CancellationToken cancellation)
    {
        long? written = null;
        connection.Notice += (_, notice) => written ??= Written().Match(notice.Notice.MessageText) is { Success: true } numbers ? long.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        await Execute($"vacuum (full, verbose{(table == "pg_statistic" ? "" : ", analyze")}) {table}", connection, cancellation);
        return table == "pg_statistic" || written is null || written <= await Rows(table, connection, cancellation);
    }

    private static async Task Execute(string sql, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
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
