namespace HealthAssess.Domain.Registration;

/// <summary>A record that is merged with another is not deleted: what is asked of one is answered for both, and the merge could no longer be taken back.</summary>
public sealed class MergedRecordsStay : IWriteRule
{
    /// <inheritdoc/>
    public string Type => "Patient";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(facts);
        return write is { Verb: ChangeVerb.Delete, Person: { } person } && await facts.IsMerged(person, cancellation)
            ? RuleAnswer.Refuse(new Refusal(RefusalKind.Conflict, "record-merged", "This record is merged with another one. Undo the merge first ($unmerge), then delete it.", "Patient.link"))
            : RuleAnswer.Pass;
    }
}
