using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>
/// The circuit breaker of a recipient, kept in the database so that all pumps share it: after three failures in a row the
/// recipient is left alone for a while, then asked with a single delivery, until one succeeds.
/// </summary>
internal static class Circuit
{
    private const int Tolerated = 3;

    // What was already on its way when the circuit opened does not make the pause longer.
    private const string CountFailure = """
        INSERT INTO recipient_circuit (recipient, failures, open_until) VALUES (@recipient, 1, NULL)
        ON CONFLICT (recipient) DO UPDATE SET failures = recipient_circuit.failures + 1,
          open_until = CASE WHEN recipient_circuit.failures + 1 >= @tolerated
            THEN @now + least(interval '1 hour', greatest(@asked, interval '2 seconds' * power(2, least(recipient_circuit.failures + 1 - @tolerated, 12))))
            ELSE NULL END
        WHERE recipient_circuit.open_until IS NULL OR recipient_circuit.open_until <= @now
        """;

    /// <summary>One more failure in a row.</summary>
    public static NpgsqlBatchCommand Failed(Guid recipient, DateTimeOffset now, TimeSpan? asked) => new(CountFailure)
    {
        Parameters =
        {
            new("recipient", recipient), new("now", now), new("tolerated", Tolerated),
            new("asked", asked is { } pause && pause > TimeSpan.Zero ? pause : TimeSpan.Zero),
        },
    };
}
