using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>
/// Commits that need nothing but their writes. Those that come at the same time share a batch, a transaction and a write
/// to the disk; when anything in it fails, each is done again by itself, so that each answers for itself alone.
/// </summary>
internal sealed class CommitGroup
{
    private const int MostTogether = 32;

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly Together<Waiting> together;

    public CommitGroup(NpgsqlDataSource source, TimeProvider time)
    {
        (this.source, this.time) = (source, time);
        together = new Together<Waiting>(MostTogether, Serve);
    }

    /// <summary>Ends when the rows are on the disk.</summary>
    /// <param name="rows">What to write.</param>
    /// <param name="sent">Called when it is on its way: from then on a lost connection leaves it open whether it happened.</param>
    public Task Commit(CommitRows rows, Action sent)
    {
        var waiting = new Waiting(rows, sent, new TaskCompletionSource<CommitRows>());
        together.Add(waiting);
        return waiting.Done.Task;
    }

    /// <summary>Of several that change the same resource, or create under the same condition, at most one goes with the round: the others know what is about to be history.</summary>
    private async Task Serve(IReadOnlyList<Waiting> round)
    {
        HashSet<long> changed = [];
        HashSet<long> asked = [];
        var apart = round.ToLookup(commit => IsFirst(commit.Rows, changed) && (commit.Rows.Guard is not { } guard || asked.Add(guard.Lock)));
        await Attempt([.. apart[true]]);
        foreach (var overtaken in apart[false])
        {
            await Attempt([overtaken]);
        }
    }

    /// <summary>True where nothing that it changes was changed before in the same round.</summary>
    private static bool IsFirst(CommitRows rows, HashSet<long> changed)
    {
        var first = true;
        foreach (var one in rows.Writes.Where(one => !one.Write.IsNewRow))
        {
            first &= changed.Add(one.Write.Key);
        }

        return first;
    }

    private async Task Attempt(IReadOnlyList<Waiting> commits)
    {
        try
        {
            await Write(commits);
            foreach (var commit in commits)
            {
                commit.Done.Tell(commit.Rows, commit.Rows.Writes.Count);
            }
        }
        catch (PostgresException failure) when (commits.Count > 1 && !DatabaseRefusals.IsLostConnection(failure))
        {
            // The transaction is undone: one of them was wrong, or met another commit. Whose fault it was shows when each goes alone.
            foreach (var commit in commits)
            {
                await Attempt([commit]);
            }
        }
        catch (Exception failure)
        {
            foreach (var commit in commits)
            {
                commit.Done.SetException(failure);
            }
        }
    }

    private async Task Write(IReadOnlyList<Waiting> commits)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = CommitBatch.Of([.. commits.Select(commit => commit.Rows)], time);
        batch.Connection = connection;
        foreach (var commit in commits)
        {
            commit.Sent();
        }

        await batch.ExecuteNonQueryAsync();
    }

    private sealed record Waiting(CommitRows Rows, Action Sent, TaskCompletionSource<CommitRows> Done);
}
