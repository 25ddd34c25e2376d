using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>The connection and transaction of one attempt, opened only when something has to be asked before the writing.</summary>
internal sealed class CommitWork(NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>True once the writes have been sent: from then on a lost connection leaves it open whether they happened.</summary>
    public bool IsSent { get; private set; }

    /// <summary>The connection, inside the transaction.</summary>
    public async ValueTask<NpgsqlConnection> InTransaction(CancellationToken cancellation)
    {
        connection ??= await source.OpenConnectionAsync(cancellation);
        transaction ??= await connection.BeginTransactionAsync(cancellation);
        return connection;
    }

    /// <summary>Sends the writes and commits. Where nothing was asked before, all of it is one round trip: a batch is one transaction.</summary>
    public async Task Finish(NpgsqlBatch batch, CommitExtra? extra, CancellationToken cancellation)
    {
        if (extra is not null)
        {
            await InTransaction(cancellation);
        }

        connection ??= await source.OpenConnectionAsync(cancellation);
        batch.Connection = connection;
        batch.Transaction = transaction;
        IsSent = transaction is null;
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        if (extra is not null)
        {
            await extra(connection, transaction!, cancellation);
        }

        if (transaction is not null)
        {
            IsSent = true;
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>A connection that may be used for a look-up: the transaction's where there is one.</summary>
    public async ValueTask<NpgsqlConnection> Connection(CancellationToken cancellation) =>
        connection ??= await source.OpenConnectionAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
