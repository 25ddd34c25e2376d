using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>Which certificates wait for a successor. What has one is not named again, so a run that was killed goes on where it stopped.</summary>
public sealed class Reissues(Database database)
{
    private const long Lock = 0x52656973737565;

    /// <summary>Those that a revoked key took with it.</summary>
    public Task<IReadOnlyList<ReissueItem>> OfLostKey(byte[] keyId, CancellationToken cancellation) =>
        Find("(c.key_id = $1 or c.seal_key_id = $1) and c.lost_key", keyId, cancellation);

    /// <summary>Good ones that end by themselves before an instant.</summary>
    public Task<IReadOnlyList<ReissueItem>> EndingBefore(DateTimeOffset instant, CancellationToken cancellation) =>
        Find("c.expires < $1 and c.revoked is null", instant.UtcDateTime, cancellation);

    /// <summary>Held while a run lasts; null when another one runs. A killed run lets go with its connection.</summary>
    public async Task<IAsyncDisposable?> Hold(CancellationToken cancellation)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var attempt = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        if ((bool)(await attempt.ExecuteScalarAsync(cancellation))!)
        {
            return new Held(connection);
        }

        await connection.DisposeAsync();
        return null;
    }

    private async Task<IReadOnlyList<ReissueItem>> Find(string which, object value, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand($"""
            select c.document, c.person, c.dose, r.point_of_entry, c.lost_key
            from issued_certificate c join resource r on r.type = 'DocumentReference' and r.id = c.document::text
            where {which} and not exists (select from issued_certificate n where n.replaces = c.document)
            order by r.point_of_entry, c.document
            """);
        command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<ReissueItem> items = [];
        while (await row.ReadAsync(cancellation))
        {
            items.Add(new ReissueItem(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3)) { LostKey = row.GetBoolean(4) });
        }

        return items;
    }

    // Connections are not reset between uses, so the lock is given back by hand.
    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = Lock } } })
            {
                await release.ExecuteNonQueryAsync();
            }

            await connection.DisposeAsync();
        }
    }
}
