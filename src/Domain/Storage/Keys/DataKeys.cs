using System.Security.Cryptography;
using HealthAssess.Domain;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace HealthAssess.Storage.Keys;

/// <summary>
/// Opens data keys: the master key opens a Point of Entry's key, which opens the keys of the persons first recorded there.
/// Keys of Points of Entry, and those that seal what is written, are remembered for half a minute; a read brings its key
/// along, so that an erasure takes effect at once and a seal within that time.
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
        return key;
    }

    /// <summary>A key that came with what it opens. Null when the key of its Point of Entry is gone.</summary>
    internal async ValueTask<DataKey?> Open(Guid id, byte[] wrapped, Guid placeKey, CancellationToken cancellation) =>
        await PlaceBytes(placeKey, cancellation) is { } place ? new DataKey(id, BodyCipher.Open(place, wrapped, $"data_key/{id}")) : null;

    private async ValueTask<byte[]?> PlaceBytes(Guid placeKey, CancellationToken cancellation)
    {
        if (opened.TryGetValue(placeKey, out byte[]? known))
        {
            return known;
        }

        await using var select = database.Source.CreateCommand("select wrapped from place_key where id = $1");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = placeKey });
        if (await select.ExecuteScalarAsync(cancellation) is not byte[] wrapped)
        {
            return null;
        }

        var bytes = BodyCipher.Open(wrappingKey, wrapped, $"place_key/{placeKey}");
        Keep(placeKey, bytes);
        return bytes;
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

        await using var select = database.Source.CreateCommand("select id, wrapped from place_key where point_of_entry = $1 and current");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        await using var row = await select.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var key = (row.GetGuid(0), BodyCipher.Open(wrappingKey, row.GetFieldValue<byte[]>(1), $"place_key/{row.GetGuid(0)}"));
        Keep((pointOfEntry, "place"), key);
        return key;
    }

    /// <summary>Opens a place's key for the last time and removes it; null where there is none.</summary>
    internal async ValueTask<(Guid Id, byte[] Bytes)?> TakePlaceKey(
        Guid pointOfEntry, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var delete = new NpgsqlCommand("delete from place_key where point_of_entry = $1 and current returning id, wrapped", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = pointOfEntry } },
        };
        await using var row = await delete.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? (row.GetGuid(0), BodyCipher.Open(wrappingKey, row.GetFieldValue<byte[]>(1), $"place_key/{row.GetGuid(0)}"))
            : null;
    }

    /// <summary>Brings a place's key back, beside the one that may have taken its place meanwhile.</summary>
    internal async ValueTask ReturnPlaceKey(
        Guid id, Guid pointOfEntry, byte[] bytes, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand(
            """
            insert into place_key (id, point_of_entry, wrapped, created, current)
            values ($1, $2, $3, $4, not exists (select from place_key where point_of_entry = $2 and current))
            """,
            connection, transaction);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = BodyCipher.Seal(wrappingKey, bytes, $"place_key/{id}") });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Drops every opened key of this process.</summary>
    public void Forget() => opened.Clear();

    private void Keep(object name, object key) =>
        opened.Set(name, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
}
