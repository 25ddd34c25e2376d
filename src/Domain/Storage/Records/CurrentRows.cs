using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Loads and locks what a commit is about to change.</summary>
internal sealed class CurrentRows(DataKeys keys, NpgsqlDataSource source)
{
    // Locked first and read second: a statement sees the rows as they were when it began, and the wait for a lock comes after that.
    // Every commit locks in the order of type and id, so that two of them cannot wait for each other.
    private const string LockSql = """
        select r.key from unnest($1::text[], $2::text[]) as w(type, id)
        join resource r on r.type = w.type::resource_type and r.id = w.id
        order by r.type, r.id for update of r
        """;

    private const string LoadSql = """
        select r.key, r.type::text, r.id, r.person, r.point_of_entry, r.country, r.restricted, r.deleted, r.version, r.updated, v.key_id, v.body, k.wrapped, k.place_key
        from unnest($1::text[], $2::text[]) as w(type, id)
        join resource r on r.type = w.type::resource_type and r.id = w.id
        join resource_version v on v.resource = r.key and v.version = r.version
        left join data_key k on k.id = v.key_id
        """;

    private readonly SharedRows shared = new(source);
    private readonly Bodies bodies = new(keys);

    /// <summary>The current rows by type and id; what is not there is not in the answer.</summary>
    /// <param name="work">The commit's connection.</param>
    /// <param name="wanted">Whose rows.</param>
    /// <param name="locked">
    /// False to go on without a lock. Then the history decides: two commits that both write the version after this one
    /// meet in its primary key, and the later one is done again under the lock.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Dictionary<(string, string), CurrentRow>> Load(
        CommitWork work, IReadOnlyCollection<(string Type, string Id)> wanted, bool locked, CancellationToken cancellation)
    {
        if (!locked)
        {
            work.Unlocked.AddRange(wanted);
            return await Open(await shared.Load(wanted, cancellation), cancellation);
        }

        await using var batch = new NpgsqlBatch(await work.InTransaction(cancellation));
        batch.BatchCommands.Add(Command(LockSql, wanted));
        batch.BatchCommands.Add(Loading(wanted));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await Open(await LoadedRow.All(reader, cancellation), cancellation);
    }

    /// <summary>The statement that reads them.</summary>
    public static NpgsqlBatchCommand Loading(IReadOnlyCollection<(string Type, string Id)> wanted) => Command(LoadSql, wanted);

    /// <summary>Locks rows that were loaded before.</summary>
    public static async Task Lock(NpgsqlConnection connection, IReadOnlyCollection<(string Type, string Id)> wanted, CancellationToken cancellation)
    {
        if (wanted.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Command(LockSql, wanted));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>One current row without a lock, for a rule that looks something up.</summary>
    public async Task<CurrentRow?> Find(NpgsqlConnection connection, string type, string id, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(LoadSql, [(type, id)]));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return (await Open(await LoadedRow.All(reader, cancellation), cancellation)).Values.FirstOrDefault();
    }

    private static NpgsqlBatchCommand Command(string sql, IReadOnlyCollection<(string Type, string Id)> wanted)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Add(wanted, one => one.Type);
        command.Add(wanted, one => one.Id);
        return command;
    }

    private async Task<Dictionary<(string, string), CurrentRow>> Open(IReadOnlyList<LoadedRow> rows, CancellationToken cancellation)
    {
        var stored = await bodies.Open([.. rows.Select(row => row.Version)], cancellation);
        return rows.Zip(stored).ToDictionary(pair => (pair.First.Version.Type, pair.First.Version.Id), pair => pair.First.With(pair.Second));
    }
}
