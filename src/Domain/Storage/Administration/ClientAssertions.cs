using Npgsql;

namespace HealthAssess.Storage.Administration;

/// <summary>Assertions count once, in every process (RFC 7523, section 3, jti).</summary>
public sealed class ClientAssertions(Database database, TimeProvider time)
{
    private const string Sql = """
        with old as (delete from client_assertion where expires < $4)
        insert into client_assertion (client, jti, expires) values ($1, $2, $3) on conflict do nothing
        """;

    /// <summary>True the first time.</summary>
    public async Task<bool> Use(Guid client, string jti, DateTimeOffset expires, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = client });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = jti });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = expires });
        // A minute longer than any clock may be wrong.
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow().AddMinutes(-5) });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
