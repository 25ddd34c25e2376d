using HealthAssess.Storage.Keys;
using Npgsql;
using NpgsqlTypes;

namespace HealthAssess.Storage.Audit;

/// <summary>
/// Seals the audit in batches, apart from the writers. A batch is all rows of a range of transaction numbers below the
/// oldest one still running: nothing can be added to it any more, so no row falls between two seals.
/// </summary>
public sealed class AuditSealer(Database database, InstallationSecret secrets, TimeProvider time)
{
    private const long Lock = 0x41756469745365;

    /// <summary>Where the next batch ends: before the oldest running transaction, and after some thousand rows at most.</summary>
    private const string Horizon = """
        select least(
          pg_snapshot_xmin(pg_current_snapshot())::text::numeric,
          coalesce((select nullif(xid, $1)::text::numeric from audit where xid >= $1 order by xid, sequence offset 20000 limit 1), 1e19))::text
        """;

    /// <summary>Seals what can be sealed now; answers how many rows that were. Of several processes one does it, the others answer 0.</summary>
    public async Task<int> Seal(CancellationToken cancellation)
    {
        using var key = await SealKey.Open(secrets, cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await IsFirst(connection, cancellation))
        {
            return 0;
        }

        var (number, from, previous) = await Last(connection, cancellation);
        var below = await End(connection, from, cancellation);
        var rows = await SealedRow.Between(connection, from, below, cancellation);
        if (rows.Count == 0)
        {
            return 0;
        }

        byte[] leaves = [.. rows.SelectMany(row => row.Hash)];
        // PostgreSQL keeps microseconds: the signed moment must be the stored one.
        var now = time.GetUtcNow();
        var at = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var seal = new Seal(number + 1, from, below, at, leaves, MerkleTree.Root(leaves), previous);
        await Insert(connection, seal, key.SignHash(seal.Statement), cancellation);
        await transaction.CommitAsync(cancellation);
        return rows.Count;
    }

    private static async Task<bool> IsFirst(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Lock });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<(long Number, ulong From, byte[] Previous)> Last(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select number, below_xid, root from audit_seal order by number desc limit 1", connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? (row.GetInt64(0), row.GetFieldValue<ulong>(1), row.GetFieldValue<byte[]>(2))
            : (0, 0, new byte[MerkleTree.HashLength]);
    }

    private static async Task<ulong> End(NpgsqlConnection connection, ulong from, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Horizon, connection);
        command.Parameters.Add(Xid(from));
        return ulong.Parse((string)(await command.ExecuteScalarAsync(cancellation))!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task Insert(NpgsqlConnection connection, Seal seal, byte[] signature, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "insert into audit_seal (number, from_xid, below_xid, at, leaves, root, previous, signature) values ($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seal.Number });
        command.Parameters.Add(Xid(seal.From));
        command.Parameters.Add(Xid(seal.Below));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = seal.At });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Leaves });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Root });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Previous });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = signature });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    internal static NpgsqlParameter<ulong> Xid(ulong value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Xid8 };
}
