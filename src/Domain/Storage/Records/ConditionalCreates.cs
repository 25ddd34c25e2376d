using HealthAssess.Domain;
using HealthAssess.Storage.Index;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>
/// If-None-Exist: looks before it creates, under a lock on the question itself, so that of many who ask the same at once
/// one creates and the others find.
/// </summary>
/// <remarks>FHIR R4, http.html#ccreate. The caller's row filter holds here too: what they may not see does not stop them.</remarks>
internal static class ConditionalCreates
{
    /// <summary>Answers the writes that found their resource. A refusal when a condition matches several or is no search.</summary>
    public static async Task<Refusal?> Resolve(
        IReadOnlyList<PendingWrite> writes, Preparation preparation, ResourceReader reader, Caller caller, CommitWork work, CancellationToken cancellation)
    {
        var conditional = writes.Where(write => write.Change.IfNoneExist is not null).ToList();
        if (conditional.Count == 0)
        {
            return null;
        }

        var connection = await work.InTransaction(cancellation);
        await Lock(conditional, connection, cancellation);
        foreach (var write in conditional)
        {
            var found = await reader.Match(caller, write.Type, write.Change.IfNoneExist!, connection, cancellation);
            if (!found.Ok)
            {
                return found.Refusals[0];
            }

            if (found.Value.Count > 1)
            {
                return new Refusal(RefusalKind.MultipleMatches, "condition-matches-several", "The condition of the create matches several resources.", write.Type);
            }

            if (found.Value is [var there])
            {
                write.Answer = new Written(WriteResult.Matched, there);
                Repoint(writes, preparation, write.Type, write.Id, there.Id);
            }
        }

        return null;
    }

    private static async Task Lock(List<PendingWrite> writes, NpgsqlConnection connection, CancellationToken cancellation)
    {
        // In one order everywhere, so that two transactions with the same conditions cannot wait for each other.
        var locks = writes.Select(write => IndexHash.Of($"{write.Type}?{write.Change.IfNoneExist}")).Distinct().Order().ToArray();
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(l) from unnest($1) with ordinality as u(l, n) order by n", connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = locks });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>References of the same transaction to what was not created go to what was found.</summary>
    private static void Repoint(IReadOnlyList<PendingWrite> writes, Preparation preparation, string type, string assigned, string found)
    {
        foreach (var write in writes.Where(write => write is { Content: not null, Answer: null }))
        {
            if (ReferenceRewriting.Replace(write.Content!, $"{type}/{assigned}", $"{type}/{found}") is { } content)
            {
                preparation.Reconsider(write, content);
            }
        }
    }
}
