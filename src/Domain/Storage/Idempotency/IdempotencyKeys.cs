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
        insert into idempotency (account, key, request_hash, at, location) values ($1, $2, $3, $4, $5)
        on conflict (account, key) do update set request_hash = excluded.request_hash, location = excluded.location, at = excluded.at
        where idempotency.at < excluded.at - interval '24 hours'
        returning true
        """;

    /// <summary>What was answered before, or null for a new key.</summary>
    public async Task<KeptAnswer?> Find(Caller caller, string key, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(
            "select request_hash, location from idempotency where account = $1 and key = $2 and at >= $3::timestamptz - interval '24 hours'");
        Identify(command, caller, key);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new KeptAnswer(row.GetFieldValue<byte[]>(0), row.IsDBNull(1) ? [] : row.GetString(1).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>Claims the key, with the answer, in the transaction of the writes.</summary>
    /// <exception cref="KeyTakenException">Somebody else claimed it meanwhile; nothing is written.</exception>
    public async Task Claim(
        Caller caller, string key, byte[] requestHash, IEnumerable<string> versions, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Claimed, connection, transaction);
        Identify(command, caller, key);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = requestHash });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join('\n', versions) });
        if (await command.ExecuteScalarAsync(cancellation) is null)
        {
            throw new KeyTakenException();
        }
    }

    private static void Identify(NpgsqlCommand command, Caller caller, string key)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.Account ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
    }
}
