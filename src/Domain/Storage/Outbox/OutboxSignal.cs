using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Wakes the pump when a commit has written outbox rows (LISTEN), without which it would only poll.</summary>
public sealed class OutboxSignal(NpgsqlDataSource database) : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim listening = new(1);
    private NpgsqlConnection? connection;

    /// <summary>Returns at the next notice, or after <paramref name="longest"/>.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        await listening.WaitAsync(either.Token);
        try
        {
            connection ??= await Listen(either.Token);
            await connection.WaitAsync(longest, either.Token);
        }
        catch (NpgsqlException)
        {
            await Close();
            throw;
        }
        finally
        {
            listening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A connection can be closed only once nobody waits on it.
        await closing.CancelAsync();
        await listening.WaitAsync();
        await Close();
        closing.Dispose();
        listening.Dispose();
    }

    private async Task Close()
    {
        if (connection is { } open)
        {
            connection = null;
            await open.DisposeAsync();
        }
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken cancellation)
    {
        var open = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("LISTEN outbox", open);
        await command.ExecuteNonQueryAsync(cancellation);
        return open;
    }
}
