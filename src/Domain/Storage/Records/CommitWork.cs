using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>The connection and transaction of one attempt, opened only when something has to be asked before the writing.</summary>
internal sealed class CommitWork(NpgsqlDataSource source, CommitGroup group, CommitExtra? extra, CommitNote? note, TimeProvider time) : IAsyncDisposable
{
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>True once the writes have been sent: from then on a lost connection leaves it open whether they happened.</summary>
    public bool IsSent { get; private set; }

    /// <summary>True while the writes can still go to the group: nothing has to happen in a transaction of their own.</summary>
    public bool MayShare => extra is null && note is null && transaction is null;

    /// <summary>The condition of a create that found nothing before a transaction opened.</summary>
    public Unmatched? Guard { get; set; }

    /// <summary>What was loaded without a lock. A transaction that opens after all locks it before anything else, as every commit does.</summary>
    public List<(string Type, string Id)> Unlocked { get; } = [];

    /// <summary>The connection, inside the transaction.</summary>
    public async ValueTask<NpgsqlConnection> InTransaction(CancellationToken cancellation)
    {
        connection ??= await source.OpenConnectionAsync(cancellation);
        if (transaction is null)
        {
            transaction = await connection.BeginTransactionAsync(cancellation);
            await LockGuard(connection, cancellation);
            await CurrentRows.Lock(connection, Unlocked, cancellation);
        }

        return connection;
    }

    /// <summary>Writes and commits. Where nothing was asked in a transaction before, the group does it together with others.</summary>
    public async Task Finish(CommitRows rows, IReadOnlyList<Written> asked, CancellationToken cancellation)
    {
        if (MayShare)
        {
            await Release();
            await group.Commit(rows, () => IsSent = true);
            return;
        }

        await using var batch = CommitBatch.Of([rows], time);
        batch.Connection = await InTransaction(cancellation);
        batch.Transaction = transaction;
        if (extra is null && note is null)
        {
            // The end of the transaction travels with the writes.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            IsSent = true;
            await batch.ExecuteNonQueryAsync(cancellation);
            return;
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await (extra?.Invoke(connection!, transaction!, cancellation) ?? Task.CompletedTask);
        await (note?.Invoke(connection!, transaction!, asked, cancellation) ?? Task.CompletedTask);
        IsSent = true;
        await transaction!.CommitAsync(cancellation);
    }

    /// <summary>A connection that may be used for a look-up: the transaction's where there is one.</summary>
    public async ValueTask<NpgsqlConnection> Connection(CancellationToken cancellation) =>
        connection ??= await source.OpenConnectionAsync(cancellation);

    private async Task LockGuard(NpgsqlConnection opened, CancellationToken cancellation)
    {
        if (Guard is { } guard)
        {
            await using var batch = new NpgsqlBatch(opened);
            batch.BatchCommands.Add(Unmatched.Locking([guard.Lock]));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await Release();
    }

    private async Task Release()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }
}
