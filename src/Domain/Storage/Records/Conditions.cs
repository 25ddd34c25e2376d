using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Search;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>
/// Conditional creates, updates and deletions: looks for what they name under a lock on the question itself, so that of
/// many who ask the same at once one creates and the others find.
/// </summary>
/// <remarks>FHIR R4, http.html#ccreate, #cond-update and #3.1.0.7.1. The caller's row filter holds here too: what they may not see does not stop them.</remarks>
internal sealed class Conditions(Preparation preparation, ResourceReader reader)
{
    private readonly FirstGlance glance = new(reader);

    /// <summary>Answers or points the conditional writes. A refusal when a condition matches several, is no search, or two changes meet in one resource.</summary>
    public async Task<Refusal?> Resolve(CommitRequest request, IReadOnlyList<PendingWrite> writes, CommitWork work, CancellationToken cancellation)
    {
        var conditional = writes.Index().Where(one => one.Item.Condition is not null).ToList();
        if (conditional.Count == 0)
        {
            return null;
        }

        var settled = await glance.Settles(request, writes, work, cancellation);
        if (!settled.Ok || settled.Value)
        {
            return settled.Ok ? null : settled.Refusals[0];
        }

        var connection = await work.InTransaction(cancellation);
        await Lock(conditional.ConvertAll(one => one.Item), connection, cancellation);
        var deletions = writes.Where(write => write.Change.Verb == ChangeVerb.Delete).ToList();
        HashSet<long> unmatched = [];
        var brought = new Lazy<Identified<PendingWrite>>(() => new(writes.Where(write => write.Content is not null), write => write.Content!.Root));
        Dictionary<string, string> moved = new(StringComparer.Ordinal);
        foreach (var (at, write) in conditional)
        {
            var found = await reader.Match(request.Caller, write.Type, write.Condition + Remaining(deletions, write), connection, cancellation);
            if (!found.Ok)
            {
                return found.Refusals[0] with { Change = at };
            }

            if (found.Value.Count > 1)
            {
                return Several(write.Type) with { Change = at };
            }

            var refusal = found.Value is [var there] ? Found(write, there, moved) : Nothing(write, unmatched) ?? Beside(write, brought);
            if (refusal is not null)
            {
                return refusal with { Change = at };
            }
        }

        Repoint(writes, moved);
        return Overlap(writes);
    }

    /// <summary>The condition is no clear one.</summary>
    public static Refusal Several(string type) => new(
        RefusalKind.MultipleMatches, "condition-matches-several", "The condition matches several resources. Make it narrower, or name the resource by its id.", type);

    /// <summary>Under which lock a condition is asked.</summary>
    public static long LockOf(PendingWrite write) => IndexHash.Of(SameQuestion.Of(write.Type, write.Condition!));

    /// <summary>What the same transaction deletes is gone before anything else looks.</summary>
    private static string Remaining(List<PendingWrite> deletions, PendingWrite write)
    {
        var gone = deletions.Where(other => other != write && other.Answer is null && other.Type == write.Type).Select(other => other.Id).ToList();
        return gone.Count == 0 ? "" : "&_id:not=" + string.Join(',', gone.Where(ResourceId.IsValid));
    }

    private Refusal? Found(PendingWrite write, StoredResource there, Dictionary<string, string> moved)
    {
        var assigned = write.Id;
        if (write.Change.Verb == ChangeVerb.Create)
        {
            write.Answer = new Written(WriteResult.Matched, there);
        }
        else if (write.Content?.Id is { } id && id != there.Id)
        {
            return new Refusal(RefusalKind.Invalid, "id-differs", "The id in the body differs from that of the resource which the condition finds.", "id");
        }
        else
        {
            write.Id = there.Id;
            if (write.Content is { } content)
            {
                preparation.Reconsider(write, content);
            }
        }

        if (assigned != there.Id)
        {
            moved.Add($"{write.Type}/{assigned}", $"{write.Type}/{there.Id}");
        }

        return null;
    }

    private static Refusal? Nothing(PendingWrite write, HashSet<long> unmatched)
    {
        if (write.Change.Verb == ChangeVerb.Delete)
        {
            write.Answer = Written.Absent(write.Type);
            return null;
        }

        write.Unmet = write.Change.Verb == ChangeVerb.Update;
        return write.Change.Edit is not null ? new Refusal(RefusalKind.NotFound, "condition-finds-nothing", $"The condition finds no {write.Type} to change.", write.Type)
            : unmatched.Add(LockOf(write)) ? null
            : new Refusal(RefusalKind.Invalid, "same-condition-twice", "Two entries create what the same condition does not find. Send one of them.", write.Type);
    }

    /// <summary>What the condition names must not come with another entry either: which of the two is meant would be a guess.</summary>
    private static Refusal? Beside(PendingWrite write, Lazy<Identified<PendingWrite>> brought) =>
        QueryText.Pairs(write.Condition!) is [{ Name: "identifier", Value: var identifier }]
        && brought.Value.With(identifier).Any(other => other != write && other.Answer is null && other.Type == write.Type)
            ? new Refusal(RefusalKind.Invalid, "condition-met-beside", "Another entry of the transaction brings what this condition looks for. Send one of them, and refer to it.", write.Type)
            : null;

    /// <summary>Resolved identities must not overlap.</summary>
    /// <remarks>FHIR R4, http.html#trules.</remarks>
    private static Refusal? Overlap(IReadOnlyList<PendingWrite> writes) =>
        writes.Index().Where(one => one.Item.Answer is null).GroupBy(one => (one.Item.Type, one.Item.Id)).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new Refusal(RefusalKind.Invalid, "same-resource-twice", "Two entries of the transaction change the same resource.", twice.Key.Type) { Change = twice.Last().Index }
            : null;

    private static async Task Lock(List<PendingWrite> writes, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Unmatched.Locking(writes.Select(LockOf)));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>References of the same transaction to ids that were assigned go to what was found.</summary>
    private void Repoint(IReadOnlyList<PendingWrite> writes, Dictionary<string, string> moved)
    {
        foreach (var write in moved.Count == 0 ? [] : writes.Where(write => write is { Content: not null, Answer: null }))
        {
            var json = ReferenceRewrite.Apply(write.Content!.Json, reference => moved.GetValueOrDefault(reference));
            if (!json.Equals(write.Content.Json))
            {
                preparation.Reconsider(write, Resource.Read(json).Resource!);
            }
        }
    }
}
