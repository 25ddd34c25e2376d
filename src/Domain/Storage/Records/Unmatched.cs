using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>A condition that found nothing, to be asked again before what it guards is written.</summary>
/// <param name="Lock">On the question itself: whoever asks the same waits.</param>
/// <param name="Question">Fails when something is there by now.</param>
/// <remarks>FHIR R4, http.html#ccreate: of many who ask the same at once, one creates.</remarks>
internal sealed record Unmatched(long Lock, SqlText Question)
{
    /// <summary>The statements of all guarded commits, before any other of the batch: locks come first everywhere, and the questions see what was written before they were had.</summary>
    public static void Add(NpgsqlBatch batch, IReadOnlyList<Unmatched> guards)
    {
        if (guards.Count == 0)
        {
            return;
        }

        batch.BatchCommands.Add(Locking([.. guards.Select(guard => guard.Lock)]));
        foreach (var guard in guards)
        {
            batch.BatchCommands.Add(guard.Question.AgainInBatch());
        }
    }

    /// <summary>Takes the locks, in one order everywhere, so that two transactions with the same conditions cannot wait for each other.</summary>
    public static NpgsqlBatchCommand Locking(IEnumerable<long> locks)
    {
        var command = new NpgsqlBatchCommand("select pg_advisory_xact_lock(l) from unnest($1) with ordinality as u(l, n) order by n");
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. locks.Distinct().Order()] });
        return command;
    }
}
