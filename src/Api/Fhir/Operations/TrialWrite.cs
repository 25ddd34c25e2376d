using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A write that is done and taken back, to learn what it would be answered: by the one write path, so that the two cannot disagree.</summary>
internal sealed class TrialWrite(ResourceStore store, Caller caller)
{
    /// <summary>Why it would be refused; nothing where it would be done.</summary>
    public async Task<IReadOnlyList<Issue>> Of(Change change, CancellationToken cancellation)
    {
        try
        {
            var tried = await store.Commit(ChangeSet.Of(change), caller, WriteOrigin.Live, nameof(ValidateResource), cancellation, static (_, _, _) => throw new TakenBackException());

            // Somebody else's record is as one that never was: nobody learns by a validation, which leaves no trace, that it is there.
            return [.. tried.Refusals.Where(refusal => refusal.Kind != RefusalKind.NotFound).Select(refusal => new Issue(IssueSeverity.Error, refusal.Kind.IssueCode(), refusal.Expression ?? change.Type, refusal.Text))];
        }
        catch (TakenBackException)
        {
            return [];
        }
    }

    /// <summary>Ends the transaction before it is committed: everything was written by then, and nothing of it stays.</summary>
    private sealed class TakenBackException : Exception;
}
