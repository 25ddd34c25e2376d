using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Loads and locks what a commit is about to change.</summary>
internal sealed class CurrentRows(DataKeys keys)
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
        var connection = locked ? await work.InTransaction(cancellation) : await work.Connection(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        if (locked)
        {
            batch.BatchCommands.Add(Command(LockSql, wanted));
        }
        else
        {
            work.Unlocked.AddRange(wanted);
        }

        batch.BatchCommands.Add(Command(LoadSql, wanted));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (locked)
        {
            await reader.NextResultAsync(cancellation);
        }

        return await Read(reader, cancellation);
    }

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
        return (await Read(reader, cancellation)).Values.FirstOrDefault();
    }

    private static NpgsqlBatchCommand Command(string sql, IReadOnlyCollection<(string Type, string Id)> wanted)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Add(wanted, one => one.Type);
        command.Add(wanted, one => one.Id);
        return command;
    }

    private async Task<Dictionary<(string, string), CurrentRow>> Read(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        List<(SealedVersion Version, Guid? Place, string? Country, bool Restricted)> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            var version = new SealedVersion(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(8), reader.GetFieldValue<DateTimeOffset>(9),
                reader.GetFieldValue<Guid?>(3), reader.GetBoolean(7), SealedBody.Read(reader, 10));
            rows.Add((version, reader.GetFieldValue<Guid?>(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetBoolean(6)));
        }

        await reader.CloseAsync();
        var stored = await new Bodies(keys).Open([.. rows.Select(row => row.Version)], cancellation);
        return rows.Zip(stored).ToDictionary(
            pair => (pair.First.Version.Type, pair.First.Version.Id),
            pair => new CurrentRow(
                pair.First.Version.Key, pair.First.Version.Type, pair.First.Version.Id, pair.First.Version.Person,
                pair.First.Place, pair.First.Country, pair.First.Restricted, pair.First.Version.Deleted, pair.First.Version.Version,
                pair.First.Version.LastUpdated, pair.Second.Json.IsEmpty ? null : pair.Second.Resource));
    }
}
