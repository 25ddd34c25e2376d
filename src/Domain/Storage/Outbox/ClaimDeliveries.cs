using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Takes the next deliveries under a lease: any number of pumps on any number of machines never take the same one.</summary>
public sealed class ClaimDeliveries(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How long a lease lasts without a heartbeat: after a kill -9 the delivery is free again after this.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    private const int Share = 4;

    // A newer version of the same content supersedes an unsent older one: the report is built from current data at send time.
    // Where nothing is sent for now, nothing is compared either: what waits for a ministry that is away may be much.
    private const string Supersede = """
        UPDATE outbox o SET state = 'superseded'
        WHERE o.state = 'waiting'
          AND NOT EXISTS (SELECT FROM recipient_circuit c WHERE c.recipient = o.recipient AND c.open_until > @now)
          AND EXISTS (
          SELECT FROM outbox n WHERE n.recipient = o.recipient AND n.subject = o.subject AND n.state = 'waiting' AND n.id > o.id)
        """;

    // Rows of one recipient and traveller keep their order. A recipient whose circuit is open gets nothing, one whose
    // circuit has just half-opened a single probe, and none more than its share of the hands: a slow ministry does not
    // delay the others.
    private const string Claim = """
        WITH ready AS (
          SELECT picked.id
          FROM (SELECT DISTINCT recipient FROM outbox WHERE state IN ('waiting', 'leased')) r
          LEFT JOIN recipient_circuit c ON c.recipient = r.recipient
          CROSS JOIN LATERAL (
            SELECT o.id FROM outbox o
            WHERE o.recipient = r.recipient
              AND (o.state = 'waiting' AND o.next_try <= @now OR o.state = 'leased' AND o.lease_until < @now)
              AND NOT EXISTS (
                SELECT FROM outbox e
                WHERE e.recipient = o.recipient AND e.person = o.person AND e.id < o.id AND e.state IN ('waiting', 'leased'))
            ORDER BY o.urgent DESC, o.next_try, o.id
            LIMIT CASE WHEN c.open_until IS NULL THEN @share ELSE 1 END FOR UPDATE SKIP LOCKED) picked
          WHERE c.open_until IS NULL
             OR c.open_until <= @now AND NOT EXISTS (
               SELECT FROM outbox p WHERE p.recipient = r.recipient AND p.state = 'leased' AND p.lease_until >= @now)
          LIMIT @count)
        UPDATE outbox o SET state = 'leased', lease = @lease, lease_until = @until, attempts = o.attempts + 1
        FROM ready WHERE o.id = ready.id
        RETURNING o.id, o.person, o.recipient, o.subject, o.attempts
        """;

    /// <summary>Takes up to <paramref name="count"/> deliveries whose time has come; empty when there are none.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> Next(int count, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lease = Ids.New(time);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Supersede) { Parameters = { new("now", now) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Claim)
        {
            Parameters =
            {
                new("now", now), new("until", now + LeaseTime), new("lease", lease), new("count", count), new("share", Share),
            },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var claimed = new List<ClaimedDelivery>(count);
        while (await rows.ReadAsync(cancellation))
        {
            claimed.Add(new ClaimedDelivery(
                rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetString(3), rows.GetInt32(4), lease));
        }

        return claimed;
    }
}
