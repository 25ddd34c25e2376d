using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>
/// A record that is merged with another is not deleted, and keeps the link that says so: what is asked of one is answered for
/// both, and a client that sends an older copy would hide why.
/// </summary>
/// <remarks>http://hl7.org/fhir/R4/patient.html#linking. Only <c>$unmerge</c> takes a merge back.</remarks>
public sealed class MergedRecordsStay : IWriteRule
{
    private static readonly Refusal Deletion = new(
        RefusalKind.Conflict, "record-merged", "This record is merged with another one. Undo the merge first ($unmerge), then delete it.", "Patient.link");

    private static readonly Refusal Unlinking = new(
        RefusalKind.Conflict, "record-merged", "This record is merged with another one, and its link says so. Read it again and send it with the link, or undo the merge ($unmerge).", "Patient.link");

    /// <inheritdoc/>
    public string Type => "Patient";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(facts);
        return write.Person is { } person && Objection(write) is { } objection && await facts.IsMerged(person, cancellation) ? RuleAnswer.Refuse(objection) : RuleAnswer.Pass;
    }

    private static Refusal? Objection(Write write) => write switch
    {
        { Verb: ChangeVerb.Delete } => Deletion,
        { EndsMerge: false, Current: { } current, Next: { } next } when Links(current).Except(Links(next)).Any() => Unlinking,
        _ => null,
    };

    private static IEnumerable<(string?, string?)> Links(Resource patient) =>
        patient.Root.All("link").Select(link => (link["type"].Text, link["other"]["reference"].Text)).Where(link => link.Item1 is "replaced-by" or "replaces");
}
