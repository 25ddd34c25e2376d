using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>Wakes the pump when a commit has written outbox rows (LISTEN), without which it would only poll.</summary>
public sealed class OutboxSignal(NpgsqlDataSource database) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    /// <summary>Returns at the next notice, or after <paramref name="longest"/>.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancellation)
    {
        try
        {
            connection ??= await Listen(cancellation);
            await connection.WaitAsync(longest, cancellation);
        }
        catch (NpgsqlException)
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
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
