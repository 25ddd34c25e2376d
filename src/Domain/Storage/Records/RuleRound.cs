using HealthAssess.Domain;

namespace HealthAssess.Storage.Records;

/// <summary>Asks the domain's rules about every write, each type's in their declared order, once.</summary>
internal sealed class RuleRound(IEnumerable<IWriteRule> rules)
{
    private readonly Dictionary<string, IWriteRule[]> byType = rules
        .GroupBy(rule => rule.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(rule => rule.Order).ToArray(), StringComparer.Ordinal);

    /// <summary>All refusals, so that the person learns them at once, and all additions.</summary>
    public async ValueTask<RuleAnswer> Judge(
        CommitRequest request, IReadOnlyList<PendingWrite> writes, IFacts facts, CancellationToken cancellation)
    {
        List<Refusal> refusals = [];
        var additions = ChangeSet.Empty;
        foreach (var (at, pending) in writes.Index())
        {
            if (pending.Answer is not null || !byType.TryGetValue(pending.Type, out var own))
            {
                continue;
            }

            var current = pending.Current is { Deleted: false } there ? there.Resource : null;
            var write = new Write(pending.Change.Verb, current, pending.Next, pending.Person, request.Caller, request.Origin, request.Now, pending.Change.EndsMerge);
            foreach (var rule in own)
            {
                var answer = await rule.Judge(write, facts, cancellation);
                refusals.AddRange(answer.Refusals.Select(refusal => refusal with { Change = at }));
                additions = additions.And(answer.Additions);
            }
        }

        return new RuleAnswer(refusals, additions);
    }
}
