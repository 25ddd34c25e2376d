using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Takes the next deliveries under a lease: any number of pumps on any number of machines never take the same one.</summary>
public sealed class ClaimDeliveries(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How long a lease lasts without a heartbeat: after a kill -9 the delivery is free again after this.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    internal const int Share = 4;

    // Rows of one recipient and traveller keep their order. OFFSET 0 keeps each question a look-up of its own: as a join,
    // planned before the statistics know of a burst, it compares each waiting row with every other.
    private static readonly string InTurn = $"""
        NOT EXISTS ({Newer("o")}) AND NOT EXISTS (
          SELECT FROM outbox e
          WHERE e.recipient = o.recipient AND e.person = o.person AND e.id < o.id AND {Ordered("e")}
            AND (e.state = 'leased' OR NOT EXISTS ({Newer("e")})) OFFSET 0)
        """;

    // Who has something open is found by leaping from one recipient to the next, and what goes out next is read in the order
    // of an index: however much waits for a ministry that is away, this reads no more than it takes. A recipient whose
    // circuit is open gets nothing, one whose circuit has just half-opened a single probe, and none more than its share of
    // the hands: a slow ministry does not delay the others.
    internal static readonly string Claim = $"""
        WITH RECURSIVE addressed (recipient) AS (
          (SELECT o.recipient FROM outbox o WHERE {Ordered("o")} ORDER BY o.recipient LIMIT 1)
          UNION ALL
          SELECT (SELECT o.recipient FROM outbox o WHERE {Ordered("o")} AND o.recipient > a.recipient ORDER BY o.recipient LIMIT 1)
          FROM addressed a WHERE a.recipient IS NOT NULL),
        reachable AS MATERIALIZED (
          SELECT a.recipient, CASE WHEN c.open_until IS NULL THEN @share ELSE 1 END AS most
          FROM addressed a LEFT JOIN recipient_circuit c ON c.recipient = a.recipient
          WHERE a.recipient IS NOT NULL AND (c.open_until IS NULL
             OR c.open_until <= @now AND NOT EXISTS (
               SELECT FROM outbox p WHERE p.recipient = a.recipient AND p.state = 'leased' AND p.lease_until >= @now))),
        ready AS (
          SELECT picked.id FROM reachable r CROSS JOIN LATERAL (
            SELECT * FROM ({Waiting("o.urgent")}) u
            UNION ALL SELECT * FROM ({Waiting("NOT o.urgent")}) u
            UNION ALL SELECT * FROM ({Picked("o.state = 'leased' AND o.lease_until < @now", "o.lease_until")}) u
            ORDER BY urgent DESC, next_try, id LIMIT r.most) picked
          LIMIT @count)
        UPDATE outbox o SET state = 'leased', lease = @lease, lease_until = @until, attempts = o.attempts + 1
        FROM ready WHERE o.id = ready.id
        RETURNING o.id, o.person, o.recipient, o.subject, o.attempts
        """;

    private const string Supersede = """
        UPDATE outbox o SET state = 'superseded' FROM outbox n
        WHERE n.id = ANY (@claimed) AND o.recipient = n.recipient AND o.subject = n.subject AND o.state = 'waiting' AND o.id < n.id
        """;

    /// <summary>Takes up to <paramref name="count"/> deliveries whose time has come; empty when there are none.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> Next(int count, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lease = Ids.New(time);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var claimed = await Take(connection, now, lease, count, cancellation);
        if (claimed.Count > 0)
        {
            await using var supersede = new NpgsqlCommand(Supersede, connection) { Parameters = { new("claimed", claimed.Select(one => one.Id).ToArray()) } };
            await supersede.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return claimed;
    }

    private static async Task<List<ClaimedDelivery>> Take(NpgsqlConnection connection, DateTimeOffset now, Guid lease, int count, CancellationToken cancellation)
    {
        await using var claim = new NpgsqlCommand(Claim, connection)
        {
            Parameters = { new("now", now), new("until", now + LeaseTime), new("lease", lease), new("count", count), new("share", Share) },
        };
        await using var rows = await claim.ExecuteReaderAsync(cancellation);
        var claimed = new List<ClaimedDelivery>(count);
        while (await rows.ReadAsync(cancellation))
        {
            claimed.Add(new ClaimedDelivery(
                rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetString(3), rows.GetInt32(4), lease));
        }

        return claimed;
    }

    // An older version of the same content is not sent any more: the report is built from current data at send time.
    private static string Newer(string older) =>
        $"SELECT FROM outbox n WHERE n.recipient = {older}.recipient AND n.subject = {older}.subject AND n.state = 'waiting' AND n.id > {older}.id OFFSET 0";

    // Names one index (migration 0197 says why).
    private static string Ordered(string row) => $"{row}.state IN ('waiting', 'leased') AND {row}.attempts >= 0";

    private static string Waiting(string urgency) => Picked($"o.state = 'waiting' AND o.attempts >= 0 AND {urgency} AND o.next_try <= @now", "o.next_try");

    private static string Picked(string condition, string order) => $"""
        SELECT o.id, o.urgent, o.next_try FROM outbox o WHERE o.recipient = r.recipient AND {condition} AND {InTurn}
        ORDER BY {order}, o.id LIMIT r.most FOR UPDATE SKIP LOCKED
        """;
}
