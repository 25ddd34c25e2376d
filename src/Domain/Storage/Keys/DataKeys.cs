using System.Security.Cryptography;
using HealthAssess.Domain;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace HealthAssess.Storage.Keys;

/// <summary>
/// Opens data keys: the master key opens a Point of Entry's key, which opens the keys of the persons first recorded there.
/// Opened keys are remembered for half a minute, so that an erasure or seal takes effect in every process within it.
/// </summary>
public sealed class DataKeys : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly byte[] wrappingKey;
    private readonly MemoryCache opened = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>For one database.</summary>
    public DataKeys(Database database, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        (this.database, this.time) = (database, time);
        wrappingKey = database.MasterKey.For("place keys");
    }

    /// <summary>Registers are nobody's record: they share one key.</summary>
    internal static Guid Registers => Guid.Empty;

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();

    /// <summary>The key that seals what is written of a person, or null when the person has none yet.</summary>
    internal async ValueTask<DataKey?> Current(Guid person, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (opened.TryGetValue((person, "current"), out DataKey? known))
        {
            return known;
        }

        const string Sql = "select d.id, d.wrapped, p.id, p.wrapped from data_key d join place_key p on p.id = d.place_key where d.person = $1 and d.current";
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = person } } };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Remember(person, Open(row)) : null;
    }

    /// <summary>A new key for a person, wrapped by the key of the Point of Entry where the record begins.</summary>
    internal async ValueTask<NewDataKey> Create(Guid person, Guid? pointOfEntry, CancellationToken cancellation)
    {
        var (placeKey, placeBytes) = await PlaceKey(pointOfEntry ?? Guid.Empty, cancellation);
        var key = new DataKey(Ids.New(time), RandomNumberGenerator.GetBytes(32));
        return new NewDataKey(key, person, placeKey, BodyCipher.Seal(placeBytes, key.Bytes, $"data_key/{key.Id}"));
    }

    /// <summary>After the commit that stored it.</summary>
    internal DataKey Remember(Guid person, DataKey key)
    {
        Keep((person, "current"), key);
        Keep(key.Id, key);
        return key;
    }

    /// <summary>The keys of these ids, as far as they still exist.</summary>
    internal async ValueTask<IReadOnlyDictionary<Guid, DataKey>> Find(IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, DataKey>();
        List<Guid>? missing = null;
        foreach (var id in ids)
        {
            if (opened.TryGetValue(id, out DataKey? key))
            {
                found[id] = key!;
            }
            else
            {
                (missing ??= []).Add(id);
            }
        }

        if (missing is not null)
        {
            await Load(missing, found, cancellation);
        }

        return found;
    }

    private async Task Load(List<Guid> ids, Dictionary<Guid, DataKey> found, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(
            "select d.id, d.wrapped, p.id, p.wrapped from data_key d join place_key p on p.id = d.place_key where d.id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids.Distinct()] });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var key = Open(rows);
            Keep(key.Id, key);
            found[key.Id] = key;
        }
    }

    private DataKey Open(NpgsqlDataReader row)
    {
        var (id, place) = (row.GetGuid(0), row.GetGuid(2));
        var placeBytes = BodyCipher.Open(wrappingKey, row.GetFieldValue<byte[]>(3), $"place_key/{place}");
        return new DataKey(id, BodyCipher.Open(placeBytes, row.GetFieldValue<byte[]>(1), $"data_key/{id}"));
    }

    /// <summary>A place's key is made once, in a transaction of its own: whoever comes second uses the first one's.</summary>
    private async ValueTask<(Guid Id, byte[] Bytes)> PlaceKey(Guid pointOfEntry, CancellationToken cancellation)
    {
        if (opened.TryGetValue((pointOfEntry, "place"), out (Guid, byte[]) known))
        {
            return known;
        }

        var fresh = Ids.New(time);
        var wrapped = BodyCipher.Seal(wrappingKey, RandomNumberGenerator.GetBytes(32), $"place_key/{fresh}");
        await using var insert = database.Source.CreateCommand(
            "insert into place_key (id, point_of_entry, wrapped, created) values ($1, $2, $3, $4) on conflict do nothing");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = fresh });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = wrapped });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await insert.ExecuteNonQueryAsync(cancellation);

        await using var select = database.Source.CreateCommand("select id, wrapped from place_key where point_of_entry = $1");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        await using var row = await select.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var key = (row.GetGuid(0), BodyCipher.Open(wrappingKey, row.GetFieldValue<byte[]>(1), $"place_key/{row.GetGuid(0)}"));
        Keep((pointOfEntry, "place"), key);
        return key;
    }

    private void Keep(object name, object key) =>
        opened.Set(name, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
}
