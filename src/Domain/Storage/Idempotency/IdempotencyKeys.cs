using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// Remembers requests by their Idempotency-Key for a day. The key is claimed in the transaction of the writes: it is there
/// exactly when they are, and of two requests at once with one key only one commits.
/// </summary>
public sealed class IdempotencyKeys(Database database, TimeProvider time)
{
    private const string Claimed = """
        with old as (delete from idempotency where account = $1 and at < $4::timestamptz - interval '24 hours')
        insert into idempotency (account, key, request_hash, at) values ($1, $2, $3, $4)
        on conflict (account, key) do update set request_hash = excluded.request_hash, status = null, location = null, at = excluded.at
        where idempotency.at < excluded.at - interval '24 hours'
        returning true
        """;

    /// <summary>What was answered before, or null for a new key.</summary>
    public async Task<KeptAnswer?> Find(Caller caller, string key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(
            "select request_hash, status, location from idempotency where account = $1 and key = $2 and at >= $3::timestamptz - interval '24 hours'");
        Identify(command, caller, key);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new KeptAnswer(row.GetFieldValue<byte[]>(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.IsDBNull(2) ? [] : row.GetString(2).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>Claims the key in the transaction of the writes.</summary>
    /// <exception cref="KeyTakenException">Somebody else claimed it meanwhile; nothing is written.</exception>
    public CommitExtra Claim(Caller caller, string key, byte[] requestHash) => async (connection, transaction, cancellation) =>
    {
        await using var command = new NpgsqlCommand(Claimed, connection, transaction);
        Identify(command, caller, key);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = requestHash });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        if (await command.ExecuteScalarAsync(cancellation) is null)
        {
            throw new KeyTakenException();
        }
    };

    /// <summary>Keeps the answer. Where a crash comes first, the key still says that the request was carried out.</summary>
    public async Task Keep(Caller caller, string key, int status, IEnumerable<string> versions, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("update idempotency set status = $3, location = $4 where account = $1 and key = $2");
        Identify(command, caller, key);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = status });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join('\n', versions) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Identify(NpgsqlCommand command, Caller caller, string key)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.Account ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
    }
}
