using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>
/// Rounds of scrubbing, one open at a time. A round takes the erasures that are committed when it begins, and remembers the
/// tables that it has written anew, so that whichever process goes on with it does no table twice.
/// </summary>
public sealed class ScrubbingRounds(Database database, TimeProvider time)
{
    private const string BeginSql = """
        with begun as (
          insert into scrubbing (id, began_at) select $1, $2
          where exists (select from erasure where scrubbed_at is null and scrubbing is null)
            and not exists (select from scrubbing where ended_at is null or began_at >= $3)
          on conflict do nothing returning id)
        update erasure set scrubbing = begun.id from begun where scrubbed_at is null and scrubbing is null
        """;

    private const string EndSql = """
        with ended as (update scrubbing set ended_at = $2 where id = $1 and ended_at is null returning id)
        update erasure set scrubbed_at = $2 from ended where scrubbing = ended.id and scrubbed_at is null
        """;

    /// <summary>The open round, begun now where something was erased and none has begun since that time; null where nothing is due.</summary>
    internal async Task<(Guid Id, string[] Tables)?> Open(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var begin = database.Source.CreateCommand(BeginSql);
        begin.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Ids.New(time) });
        begin.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        begin.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since });
        await begin.ExecuteNonQueryAsync(cancellation);

        await using var open = database.Source.CreateCommand("select id, tables from scrubbing where ended_at is null");
        await using var rows = await open.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (rows.GetGuid(0), rows.GetFieldValue<string[]>(1)) : null;
    }

    internal async Task Done(Guid round, string table, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("update scrubbing set tables = tables || $2 where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = round });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Answers of how many erased persons nothing is left in the files.</summary>
    internal async Task<int> End(Guid round, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(EndSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = round });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
