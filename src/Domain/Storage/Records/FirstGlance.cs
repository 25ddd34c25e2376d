using HealthAssess.Domain;

namespace HealthAssess.Storage.Records;

/// <summary>
/// A single conditional create looks before it locks: what is there already is found without a transaction, and what is
/// not goes with the other commits of its moment, which ask once more behind the lock. Whoever came second begins anew, under the lock.
/// </summary>
internal sealed class FirstGlance(ResourceReader reader)
{
    /// <summary>Whether the condition is settled; false where it has to be asked under its lock.</summary>
    public async Task<Outcome<bool>> Settles(CommitRequest request, IReadOnlyList<PendingWrite> writes, CommitWork work, CancellationToken cancellation)
    {
        if (request.IsRepeated || !work.MayShare || writes is not [{ Change: { Verb: ChangeVerb.Create, IfNoneExist: { } condition } } only])
        {
            return Outcome<bool>.Of(false);
        }

        var glimpse = await reader.Glance(request.Caller, only.Type, condition, cancellation);
        if (glimpse is null or { Ok: true, Value: { Found: [], StillUnmatched: null } })
        {
            return Outcome<bool>.Of(false);
        }

        if (!glimpse.Ok || glimpse.Value.Found.Count > 1)
        {
            return (glimpse.Ok ? Conditions.Several(only.Type) : glimpse.Refusals[0]) with { Change = 0 };
        }

        only.Answer = glimpse.Value.Found is [var there] ? new Written(WriteResult.Matched, there) : null;
        work.Guard = glimpse.Value.StillUnmatched is { } question ? new Unmatched(Conditions.LockOf(only), question) : null;
        return Outcome<bool>.Of(true);
    }
}
