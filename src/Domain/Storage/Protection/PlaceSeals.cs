using System.Security.Cryptography;
using HealthAssess.Domain;
using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>
/// Closes every record that began at a Point of Entry, at once, by taking its key away (PR-24). The key is locked under two
/// shares; two persons who hold one each can bring it back, nobody else can, the operator included.
/// </summary>
public sealed class PlaceSeals(Database database, DataKeys keys, TimeProvider time)
{
    private const string Insert = """
        insert into place_seal (id, place_key, point_of_entry, sealed, share_hashes, reason, sealed_by, sealed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private static readonly string[] Tables = ["index_text", "index_date", "index_quantity"];

    private const string Withhold = """
        update outbox o set state = 'withheld', last_result = 'sealed', lease = null, lease_until = null
        from data_key d where d.place_key = $1 and o.person = d.person and o.state in ('waiting', 'leased')
        """;

    /// <summary>Seals. From the commit on nothing opens here; other processes forget opened keys within half a minute.</summary>
    /// <returns>The two shares, to be handed to two persons and kept nowhere else; null where the place has no key.</returns>
    public async Task<SealShares?> Seal(Guid pointOfEntry, string reason, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await keys.TakePlaceKey(pointOfEntry, connection, transaction, cancellation) is not { } taken)
        {
            return null;
        }

        var (id, lockKey) = (Ids.New(time), RandomNumberGenerator.GetBytes(32));
        var (first, second) = KeyShares.Split(lockKey);
        await Run(connection, transaction, Insert, cancellation,
            id, taken.Id, pointOfEntry, BodyCipher.Seal(lockKey, taken.Bytes, $"place_seal/{id}"), new[] { KeyShares.Hash(first), KeyShares.Hash(second) },
            reason, (object?)caller.Account ?? DBNull.Value, time.GetUtcNow().UtcDateTime);
        await Run(connection, transaction, Withhold, cancellation, taken.Id);
        await SealAudit.Write(connection, transaction, caller, "sealed a Point of Entry", pointOfEntry, time, cancellation);
        await transaction.CommitAsync(cancellation);
        keys.Forget();
        return new SealShares(id, KeyShares.Write(first), KeyShares.Write(second));
    }

    /// <summary>Takes one share. The first is kept until a second person brings the other; then the records open again.</summary>
    public async Task<SealProgress> Present(Guid seal, string share, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var row = await SealRow.Lock(seal, connection, transaction, cancellation);
        var number = row is null || KeyShares.Read(share) is not { } typed ? -1 : row.NumberOf(typed);
        if (row is null || number < 0)
        {
            return SealProgress.Wrong;
        }

        if (row.FirstNumber is null || row.FirstNumber == number)
        {
            await Run(connection, transaction, "update place_seal set first_share = $2, first_share_number = $3, first_share_by = $4, first_share_at = $5 where id = $1", cancellation,
                seal, BodyCipher.Seal(Wrapping(), KeyShares.Read(share)!, $"share/{seal}"), number, (object?)caller.Account ?? DBNull.Value, time.GetUtcNow().UtcDateTime);
            await SealAudit.Write(connection, transaction, caller, "first share of a seal", row.PointOfEntry, time, cancellation);
            await transaction.CommitAsync(cancellation);
            return SealProgress.WaitsForSecond;
        }

        if (row.FirstBy == caller.Account)
        {
            return SealProgress.SamePerson;
        }

        var lockKey = KeyShares.Combine(BodyCipher.Open(Wrapping(), row.FirstShare!, $"share/{seal}"), KeyShares.Read(share)!);
        await keys.ReturnPlaceKey(row.PlaceKey, row.PointOfEntry, BodyCipher.Open(lockKey, row.Sealed, $"place_seal/{seal}"), connection, transaction, cancellation);
        await Run(connection, transaction, "update place_seal set opened_at = $2, first_share = null where id = $1", cancellation, seal, time.GetUtcNow().UtcDateTime);
        await SealAudit.Write(connection, transaction, caller, "opened a seal", row.PointOfEntry, time, cancellation);
        await transaction.CommitAsync(cancellation);
        keys.Forget();
        return SealProgress.Opened;
    }

    /// <summary>Names and codes of the sealed leave the index too, in a transaction of each table: what was stopped is done again.</summary>
    public async Task Finish(CancellationToken cancellation)
    {
        foreach (var (seal, placeKey) in await Unfinished(cancellation))
        {
            await Parallel.ForEachAsync(Tables, cancellation, async (table, stop) => await Remove(table, placeKey, stop));
            await using var done = database.Source.CreateCommand("update place_seal set index_removed_at = $2 where id = $1");
            done.Parameters.Add(new() { Value = seal });
            done.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
            await done.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<List<(Guid Seal, Guid PlaceKey)>> Unfinished(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select id, place_key from place_seal where index_removed_at is null and opened_at is null");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<(Guid, Guid)> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add((row.GetGuid(0), row.GetGuid(1)));
        }

        return found;
    }

    private async Task Remove(string table, Guid placeKey, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, transaction, "set local statement_timeout = 0", cancellation);
        await Run(connection, transaction, $"delete from {table} i using data_key d join resource r on r.person = d.person where d.place_key = $1 and i.resource = r.key", cancellation, placeKey);
        await transaction.CommitAsync(cancellation);
    }

    private byte[] Wrapping() => database.MasterKey.For("seal shares");

    private static async Task Run(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
