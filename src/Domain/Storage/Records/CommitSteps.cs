using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Outbox;

namespace HealthAssess.Storage.Records;

/// <summary>The numbered steps of a commit, in their order.</summary>
internal sealed class CommitSteps(
    CurrentRows rows, Preparation preparation, IndexBuilder index, DataKeys keys, ResourceKeys resourceKeys, RuleRound rules, FeedBook feeds, ResourceReader reader, OutboxBell bell, TimeProvider time)
{
    private readonly CommitWriting writing = new(index, keys, bell, time);
    private readonly Conditions conditions = new(preparation, reader);
    private readonly Edits edits = new(preparation);
    private readonly LabelsStay labels = new(preparation);

    public async Task<Outcome<IReadOnlyList<Written>>> Run(
        CommitRequest request, IReadOnlyList<PendingWrite> wanted, CommitWork work, CancellationToken cancellation)
    {
        // Conditions first: they say which resources are meant, and what a conditional create finds is no write at all.
        if (await conditions.Resolve(request, wanted, work, cancellation) is { } ambiguous)
        {
            return ambiguous;
        }

        // 1 to 4 for what the caller wants.
        if (await Ready(request, wanted, work, cancellation) is { Count: > 0 } refusals)
        {
            return Outcome<IReadOnlyList<Written>>.Refused(refusals);
        }

        // 5. The domain's rules may refuse, or add to what is written.
        var facts = new TransactionFacts(work, rows, feeds, wanted, request.Now);
        var judged = await rules.Judge(request, wanted, facts, cancellation);
        if (judged.Refusals.Count > 0)
        {
            return Outcome<IReadOnlyList<Written>>.Refused(judged.Refusals);
        }

        // 1 to 4 for what the rules added; it is not judged again.
        var (added, problems) = preparation.Prepare(judged.Additions.Changes);
        problems = problems.Count > 0 ? problems : await Ready(request, added, work, cancellation);
        if (problems.Count > 0)
        {
            return Outcome<IReadOnlyList<Written>>.Refused([.. problems.Select(problem => problem with { Change = null })]);
        }

        // 6 version, current row, index · 7 outbox · 8 audit: one round trip.
        var all = request.Changes.And(judged.Additions);
        return Outcome<IReadOnlyList<Written>>.Of(await writing.Write(request, [.. wanted, .. added], all, facts.FeedsVersion, work, cancellation));
    }

    private async Task<IReadOnlyList<Refusal>> Ready(
        CommitRequest request, IReadOnlyList<PendingWrite> writes, CommitWork work, CancellationToken cancellation)
    {
        List<Refusal> refusals = [];

        // 1. May the caller write this here?
        foreach (var (at, write) in writes.Index().Where(one => one.Item is { Answer: null, Content: not null }))
        {
            AddIf(refusals, WriteAccess.Check(request.Caller, write.Person), at);
        }

        // 2. Load and lock the current versions; If-Match.
        await Load(request, writes, work, cancellation);
        foreach (var (at, write) in writes.Index().Where(one => one.Item.Answer is null))
        {
            // 3. May the caller change what is there? And is it still what the caller saw?
            AddIf(refusals, Preconditions.Check(write, request.Caller), at);
        }

        if (refusals.Count == 0)
        {
            refusals.AddRange(edits.Apply(writes, request.Caller));
            refusals.AddRange(GoneWithTheTraveller.Objections(writes));
        }

        if (refusals.Count == 0)
        {
            labels.On(writes);
            await Stamp(request, writes, cancellation);
        }

        return refusals;
    }

    private async Task Load(CommitRequest request, IReadOnlyList<PendingWrite> writes, CommitWork work, CancellationToken cancellation)
    {
        var wanted = writes
            .Where(write => write.Answer is null && (write.Change.Verb != ChangeVerb.Create || request.IsRepeated))
            .ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var current = await rows.Load(work, [.. wanted.Select(write => (write.Type, write.Id))], locked: request.IsRepeated || !work.MayShare, cancellation);
        foreach (var write in wanted)
        {
            write.Current = current.GetValueOrDefault((write.Type, write.Id));
        }
    }

    /// <summary>4. Id, version and time go into the content.</summary>
    private async Task Stamp(CommitRequest request, IReadOnlyList<PendingWrite> writes, CancellationToken cancellation)
    {
        foreach (var write in writes.Where(write => write.Answer is null))
        {
            write.Key = write.Current?.Key ?? resourceKeys.TryNext() ?? await resourceKeys.Next(cancellation);
            write.Person ??= write.Current?.Person;
            write.Stamped = write.Content?.JsonWithMeta(
                write.Id, write.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), write.At(request.Now)) ?? default;
        }
    }

    private static void AddIf(List<Refusal> refusals, Refusal? refusal, int change)
    {
        if (refusal is not null)
        {
            refusals.Add(refusal with { Change = change });
        }
    }
}
