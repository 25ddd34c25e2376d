using HealthAssess.Storage.Audit;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Steps 6 to 8 of one commit, or of several at once, as one batch: conditions, keys, versions, current rows, search index, outbox, stock, audit.</summary>
/// <remarks>Every table is written in an order of its own content, so that two batches cannot wait for each other.</remarks>
internal static class CommitBatch
{
    public static NpgsqlBatch Of(IReadOnlyList<CommitRows> commits, TimeProvider time)
    {
        var batch = new NpgsqlBatch();
        Unmatched.Add(batch, [.. commits.Select(commit => commit.Guard).OfType<Unmatched>()]);
        KeyStatements.Insert(batch, [.. commits.SelectMany(commit => commit.Keys).OrderBy(key => key.Person)], commits[0].Now);
        OutboxStatements.Check(batch, commits.Select(commit => commit.FeedsVersion));
        KeyStatements.Hold(batch, commits);
        SealedWrite[] writes = [.. commits.SelectMany(commit => commit.Writes).OrderBy(one => one.Write.Type, StringComparer.Ordinal).ThenBy(one => one.Write.Id, StringComparer.Ordinal)];
        ResourceStatements.Add(batch, writes);
        IndexStatements.Add(batch, [.. writes.Select(one => (one.Write, one.Before))]);
        foreach (var commit in commits)
        {
            WithdrawalStatements.Add(batch, commit.Consequences, commit.Now);
            StockStatements.Add(batch, commit.Consequences.StockMovements, commit.Caller, commit.Now, time);
        }

        OutboxStatements.Add(batch, [.. commits.SelectMany(commit => commit.Consequences.Outbox, (commit, entry) => (entry, commit.Now))], time);

        AuditRow[] audit = [.. commits.SelectMany(commit => commit.Audit)];
        if (audit.Length > 0)
        {
            batch.BatchCommands.Add(AuditInsert.Of(audit));
        }

        return batch;
    }
}
