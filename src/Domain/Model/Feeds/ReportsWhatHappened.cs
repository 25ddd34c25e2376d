using HealthAssess.Fhir;

namespace HealthAssess.Domain.Feeds;

/// <summary>
/// Puts a report into the outbox for every feed that wants what has just been recorded, in the same transaction: nothing
/// is recorded without its report, and nothing reported that was not recorded.
/// </summary>
/// <remarks>Whether it may be sent is decided at send time, by the consent and the agreement then in force.</remarks>
public sealed class ReportsWhatHappened : IWriteRule
{
    private readonly Func<Resource, bool>? isAlert;

    /// <param name="type">The FHIR type it watches.</param>
    /// <param name="isAlert">
    /// For a type of which only alerts are reported, and before everything else: what makes one. That somebody was
    /// screened and may go on is nobody's business.
    /// </param>
    public ReportsWhatHappened(string type, Func<Resource, bool>? isAlert = null) => (Type, this.isAlert) = (type, isAlert);

    /// <inheritdoc/>
    public string Type { get; }

    // After the rules that may refuse.
    /// <inheritdoc/>
    public int Order => 900;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        if (write is not { Origin: WriteOrigin.Live, Next: { } next, Person: { } person } || IsHistory(next)
            || isAlert?.Invoke(next) == false
            || PlaceOf(write.Caller, next) is not { } here)
        {
            return RuleAnswer.Pass;
        }

        var feeds = await facts.Feeds(here, Type, cancellation);
        var entries = feeds.Select(feed => new OutboxEntry("report", person, feed.Recipient, $"{Type}/{next.Id}", isAlert is not null));
        return RuleAnswer.Add(new ChangeSet([], [.. entries], []));
    }

    // Where the caller is at work; a system that sends on others' behalf says it in the resource.
    private static Guid? PlaceOf(Caller caller, Resource resource) =>
        caller.PointOfEntry
        ?? (resource.Root["location"]["reference"].Text?.Split('/') is ["Location", var id] && Guid.TryParse(id, out var place) ? place : null);

    // A dose read off a card was given elsewhere, and is for that country's ministry to know (Immunization.primarySource).
    private static bool IsHistory(Resource resource) => resource.Root["primarySource"].Boolean == false;
}
