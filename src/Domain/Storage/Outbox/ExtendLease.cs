using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Keeps the lease of a delivery alive while its holder works.</summary>
public sealed class ExtendLease(NpgsqlDataSource database, TimeProvider time)
{
    private const string Extend = "UPDATE outbox SET lease_until = @until WHERE id = @id AND lease = @lease AND state = 'leased'";

    /// <summary>True while the lease is still the caller's.</summary>
    public async Task<bool> Extended(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Extend);
        command.Parameters.AddWithValue("until", time.GetUtcNow() + ClaimDeliveries.LeaseTime);
        command.Parameters.AddWithValue("id", delivery.Id);
        command.Parameters.AddWithValue("lease", delivery.Lease);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }
}
