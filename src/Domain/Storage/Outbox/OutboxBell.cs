using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>
/// Tells the pumps that a commit has left them work (NOTIFY). Not in the commit itself: PostgreSQL lets only one
/// transaction at a time commit that notifies. A ring that is lost costs a pump's pause, no delivery.
/// </summary>
internal sealed class OutboxBell(NpgsqlDataSource source)
{
    /// <summary>Commits in close succession ring once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private const int Silent = 0;
    private const int Ringing = 1;
    private const int Again = 2;

    private int state;

    public void Ring()
    {
        if (Interlocked.CompareExchange(ref state, Again, Ringing) == Silent && Interlocked.CompareExchange(ref state, Ringing, Silent) == Silent)
        {
            _ = Task.Run(Notify);
        }
    }

    private async Task Notify()
    {
        do
        {
            Volatile.Write(ref state, Ringing);
            try
            {
                await using var notify = source.CreateCommand("select pg_notify('outbox', '')");
                await notify.ExecuteNonQueryAsync();
            }
            catch (Exception unheard) when (unheard is NpgsqlException or ObjectDisposedException)
            {
                // The pumps look by themselves every second.
            }

            await Task.Delay(Pause);
        }
        while (Interlocked.CompareExchange(ref state, Silent, Ringing) == Again);
    }
}
