using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Looks up, at send time, whether a delivery still has a feed and an agreement in force behind it.</summary>
public sealed class Subscriptions(NpgsqlDataSource database)
{
    private const string InForce = """
        SELECT r.endpoint, r.pseudonym_key, f.profile, a.legal_basis = 'consent', a.purpose
        FROM feed f JOIN recipient r ON r.id = f.recipient JOIN agreement a ON a.id = f.agreement
        WHERE f.recipient = @recipient AND f.active AND @type = ANY (f.types) AND @today BETWEEN a.from_date AND a.until_date
        ORDER BY f.id LIMIT 1
        """;

    /// <summary>The subscription in force, or null: then nothing may be sent.</summary>
    /// <param name="recipient">To whom.</param>
    /// <param name="type">The FHIR type of what is reported.</param>
    /// <param name="today">The day on which it would be sent.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<Subscription?> Find(Guid recipient, string type, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(InForce);
        command.Parameters.AddWithValue("recipient", recipient);
        command.Parameters.AddWithValue("type", type);
        command.Parameters.AddWithValue("today", today);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new Subscription(new Uri(row.GetString(0)), row.GetFieldValue<byte[]>(1), row.GetString(2), row.GetBoolean(3), row.GetString(4))
            : null;
    }
}
