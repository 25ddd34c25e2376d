using HealthAssess.Domain;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// Makes the search index anew from the record, while the site works: a few hundred resources at a time, each block locked
/// for a moment and written in one transaction. It can be stopped and goes on after the last finished block.
/// </summary>
public sealed class Reindexing(Database database, DataKeys keys)
{
    private const int BlockSize = 200;

    private const string Lock = "select key from resource where key > $1 order by key limit $2 for update";

    private const string Load = """
        select r.key, r.type::text, r.id, r.version, r.updated, r.person, r.deleted, v.key_id, v.body, k.wrapped, k.place_key
        from resource r join resource_version v on v.resource = r.key and v.version = r.version left join data_key k on k.id = v.key_id
        where r.key > $1 and r.key <= $2 order by r.key
        """;

    private const string Clear = """
        with texts as (delete from index_text where resource > $1 and resource <= $2),
          dates as (delete from index_date where resource > $1 and resource <= $2)
        delete from index_quantity where resource > $1 and resource <= $2
        """;

    private const string Columns = """
        update resource r set restricted = u.restricted, date_low = u.low, date_high = u.high
        from unnest($1::bigint[], $2::boolean[], $3::timestamptz[], $4::timestamptz[]) as u(key, restricted, low, high) where r.key = u.key
        """;

    private readonly IndexBuilder builder = new(new SearchSecret(database.MasterKey));
    private readonly Bodies bodies = new(keys);

    /// <summary>Reindexes everything after a key.</summary>
    /// <param name="after">0 for everything, or where an earlier run stopped.</param>
    /// <param name="done">Told after each block: the last key, and how many resources so far.</param>
    /// <param name="cancellation">Stops it between two blocks.</param>
    public async Task<long> Run(long after, Action<long, long> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        var count = 0L;
        while (await Patiently(after, cancellation) is { } block)
        {
            (after, count) = (block.Last, count + block.Count);
            done(after, count);
        }

        return count;
    }

    /// <summary>A commit that locked the same rows in another order may win; the block is then simply done again.</summary>
    private async Task<(long Last, int Count)?> Patiently(long after, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await Block(after, cancellation);
            }
            catch (PostgresException failure) when (DatabaseRefusals.IsWorthRepeating(failure))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<(long Last, int Count)?> Block(long after, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var locked = await LockBlock(connection, after, cancellation);
        if (locked.Count == 0)
        {
            return null;
        }

        var stored = await bodies.Open(await LoadBlock(connection, after, locked[^1], cancellation), cancellation);
        var writes = locked.Zip(stored).Select(pair => Write(pair.First, pair.Second)).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Between(Clear, after, locked[^1]));
        IndexStatements.Add(batch, [.. writes.Select(write => (write, IndexRows.Empty))]);
        var columns = new NpgsqlBatchCommand(Columns);
        columns.Add(writes, write => write.Key);
        columns.Add(writes, write => write.Index.Restricted);
        columns.Add(writes, write => write.Index.Principal?.Low);
        columns.Add(writes, write => write.Index.Principal?.High);
        batch.BatchCommands.Add(columns);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (locked[^1], locked.Count);
    }

    private PendingWrite Write(long key, StoredResource stored)
    {
        var isThere = !stored.IsDeleted && !stored.Json.IsEmpty;
        return new PendingWrite
        {
            Change = Change.Delete(stored.Type, stored.Id),
            Id = stored.Id,
            Key = key,
            Person = stored.Person,
            Index = isThere ? builder.Build(stored.Resource, stored.Person) : IndexRows.Empty,
        };
    }

    private static async Task<List<long>> LockBlock(NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Lock, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BlockSize });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<long> found = [];
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetInt64(0));
        }

        return found;
    }

    // Read after the locks are held: whoever held one before us has committed by now.
    private static async Task<List<SealedVersion>> LoadBlock(NpgsqlConnection connection, long after, long last, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Between(Load, after, last));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        List<SealedVersion> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Reading.StoredRow.Read(reader));
        }

        return rows;
    }

    private static NpgsqlBatchCommand Between(string sql, long after, long last)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        return command;
    }
}
