using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A dose that was offered or due and not given, with the reason. Care goes on.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Traveller">Who.</param>
/// <param name="PointOfEntry">Where.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Vaccine">What was offered.</param>
/// <param name="Reason">Why not: a code of <see cref="NotGivenReasons"/>.</param>
/// <param name="Note">In the clinician's words, also where they disagree with a forecast; or null.</param>
public sealed record VaccinationNotGiven(Guid Id, TravellerId Traveller, Guid PointOfEntry, DateTimeOffset At, Vaccine Vaccine, string Reason, string? Note = null)
{
    /// <summary>The FHIR Immunization with status <c>not-done</c>.</summary>
    public Resource ToResource() => new ImmunizationBuilder
    {
        Id = Id.ToString(),
        Status = "not-done",
        StatusReason = Terms.Concept(VaccinationCodes.Reason, Reason, NotGivenReasons.All[Reason]),
        VaccineCode = VaccineTerms.Concept(Vaccine),
        Patient = Terms.To(Traveller),
        OccurrenceDateTime = At,
        Recorded = At,
        Note = Note is { Length: > 0 } note ? [new AnnotationBuilder { Text = note, Time = At }] : [],
        PrimarySource = true,
        Location = Terms.To("Location", PointOfEntry),
    }.Build();
}
