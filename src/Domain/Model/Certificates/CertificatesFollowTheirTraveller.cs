using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>
/// A traveller's record that turns out to be made in error (deleted, or set inactive without another that replaces it) takes every certificate
/// issued from it back in the same transaction. Who holds one of them is told. A merged record goes on in the other, and so do its certificates.
/// </summary>
/// <remarks>FHIR R4 Patient has no "entered in error": <c>active</c> false says it, <c>link</c> replaced-by says that it was merged.</remarks>
public sealed class CertificatesFollowTheirTraveller : IWriteRule
{
    /// <inheritdoc/>
    public string Type => "Patient";

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(facts);
        if (write.Current is not { } current || !Counts(current) || (write.Next is { } next && Counts(next)) || !Guid.TryParse(current.Id, out var person)
            || !await facts.HoldsCertificates(person, cancellation))
        {
            return RuleAnswer.Pass;
        }

        var withdrawn = ChangeSet.Empty with { WithdrawnTravellers = [new(person, "traveller entered in error")] };
        return RuleAnswer.Add(write.Next is not null && write.Origin != WriteOrigin.Import
            ? withdrawn.And(ChangeSet.Of(Change.Create(Notice(current, write.Now))))
            : withdrawn);
    }

    private static Resource Notice(Resource traveller, DateTimeOffset now) =>
        new TravellerNotice(Ids.New(now), "Patient/" + traveller.Id, NoticeCodes.RecordCorrected, NoticeWords.LanguageOf(traveller), now).ToResource();

    private static bool Counts(Resource traveller) =>
        traveller.Root["active"].Boolean != false || traveller.Root.All("link").Any(link => link["type"].Text == "replaced-by");
}
