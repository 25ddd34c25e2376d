using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>
/// A dose that was entered in error, is moved to another person or says something else now takes its certificates back in the same transaction,
/// whichever door the correction came through. Who holds one of them is told: a notice waits for somebody to call.
/// </summary>
/// <remarks>A certificate is never amended: a correction makes a new one (WHO SMART ICVP, REQ-CC-05).</remarks>
public sealed class CertificatesFollowTheirDose : IWriteRule
{
    /// <inheritdoc/>
    public string Type => "Immunization";

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (write.Current is not { } current || current.Root["status"].Text != "completed" || current.Id is not { } dose)
        {
            return RuleAnswer.Pass;
        }

        var wrong = write.Next is not { } next || next.Root["status"].Text != "completed" || current.Root["patient"]["reference"].Text != next.Root["patient"]["reference"].Text;
        if (!wrong && Certified(current) == Certified(write.Next!))
        {
            return RuleAnswer.Pass;
        }

        var withdrawn = ChangeSet.Empty with { WithdrawnDoses = [new(dose, wrong ? "dose entered in error" : "dose corrected")] };
        return RuleAnswer.Add(write.Origin != WriteOrigin.Import && await facts.IsCertified(dose, cancellation) && current.Root["patient"]["reference"].Text is { } traveller
            ? withdrawn.And(ChangeSet.Of(Change.Create(await Notice(traveller, current, write.Now, facts, cancellation))))
            : withdrawn);
    }

    private static async Task<Resource> Notice(string traveller, Resource dose, DateTimeOffset now, IFacts facts, CancellationToken cancellation)
    {
        var patient = traveller.Split('/') is ["Patient", var id] ? await facts.Read("Patient", id, cancellation) : null;
        return new TravellerNotice(Ids.New(now), traveller, NoticeCodes.RecordCorrected, NoticeWords.LanguageOf(patient), now) { About = "Immunization/" + dose.Id }.ToResource();
    }

    // What a certificate says of a dose, however the rest of the record is written.
    private static string Certified(Resource dose) => string.Join('|',
        [.. dose.Root["vaccineCode"].All("coding").Select(coding => coding["system"].Text + " " + coding["code"].Text).Order(StringComparer.Ordinal), dose.Root["occurrenceDateTime"].Text, dose.Root["lotNumber"].Text]);
}
