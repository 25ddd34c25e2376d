using HealthAssess.Storage.Outbox;
using Npgsql;

namespace HealthAssess.Workers.Deliveries;

/// <summary>Keeps a lease alive while its holder works.</summary>
internal sealed class Heartbeat(ExtendLease lease, TimeProvider time)
{
    /// <summary>Extends the lease until <paramref name="finished"/> is cancelled, or until somebody else holds it.</summary>
    public async Task Beat(ClaimedDelivery delivery, CancellationToken finished)
    {
        using var timer = new PeriodicTimer(ClaimDeliveries.LeaseTime / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(finished) && await lease.Extended(delivery, finished))
            {
                // The next tick extends it again.
            }
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
        }
        catch (NpgsqlException)
        {
            // Without a database there is nothing to extend; the lease runs out and the delivery is made again.
        }
    }
}
