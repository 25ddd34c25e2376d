using HealthAssess.Domain.Feeds;
using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Writes how an attempt ended, and what that says of the recipient's circuit, in one transaction.</summary>
public sealed class RecordAttempt(NpgsqlDataSource database, TimeProvider time)
{
    // Counts only while the row still carries our lease: a pump that was too slow does not overwrite a faster one.
    private const string Finish = """
        UPDATE outbox SET state = @state, next_try = @next, last_result = @result, receipt = @receipt,
          delivered_at = @delivered, last_attempt_at = @now, lease = NULL, lease_until = NULL
        WHERE id = @id AND lease = @lease AND state = 'leased'
        """;

    private const string Attempt = """
        INSERT INTO delivery_attempt (outbox, attempt, ended_at, state, result) VALUES (@id, @attempt, @now, @state, @result)
        ON CONFLICT (outbox, attempt) DO NOTHING
        """;

    private const string CloseCircuit = "DELETE FROM recipient_circuit WHERE recipient = @recipient";

    /// <summary>Records the result of an attempt, unless the lease has been lost meanwhile.</summary>
    public async Task Record(ClaimedDelivery delivery, DeliveryResult result, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (state, next, text, receipt) = Describe(delivery, result, now);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Finish)
        {
            Parameters =
            {
                new("state", state), new("next", next), new("result", text), new("receipt", (object?)receipt ?? DBNull.Value),
                new("delivered", receipt is null ? DBNull.Value : now), new("now", now), new("id", delivery.Id), new("lease", delivery.Lease),
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Attempt)
        {
            Parameters = { new("id", delivery.Id), new("attempt", delivery.Attempt), new("now", now), new("state", state), new("result", text) },
        });
        if (result is DeliveryResult.Unavailable unavailable)
        {
            batch.BatchCommands.Add(Circuit.Failed(delivery.Recipient, now, unavailable.RetryAfter));
        }
        else if (result is DeliveryResult.Delivered or DeliveryResult.Refused)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(CloseCircuit) { Parameters = { new("recipient", delivery.Recipient) } });
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static (string State, DateTimeOffset Next, string Text, string? Receipt) Describe(
        ClaimedDelivery delivery, DeliveryResult result, DateTimeOffset now) => result switch
        {
            DeliveryResult.Delivered delivered => ("delivered", now, "delivered", delivered.Receipt),
            DeliveryResult.Refused refused => ("dead", now, refused.Reason, null),
            DeliveryResult.Withheld withheld => ("withheld", now, withheld.Reason, null),
            DeliveryResult.Unavailable gone =>
                ("waiting", now + RetrySchedule.Pause(delivery.Attempt, Spread(delivery.Id), gone.RetryAfter), gone.Reason, null),
            DeliveryResult.Broken broken => ("waiting", now + RetrySchedule.Pause(delivery.Attempt, Spread(delivery.Id)), broken.Reason, null),
            _ => throw new InvalidOperationException("Unknown result: " + result.GetType().Name),
        };

    // The id is as good as a die: its last byte is random.
    private static double Spread(Guid id) => id.ToByteArray()[15] / 255.0;
}
