using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>An answer that is a measurement, as the Observation its question asks for.</summary>
/// <remarks>HL7 SDC, observation-based extraction.</remarks>
internal static class ObservationRecord
{
    public static Resource Of(Assessment assessment, Answer answer, Guid id, Resource response) => new ObservationBuilder
    {
        Id = id.ToString(),
        Meta = assessment.Label,
        Status = "final",
        Category = { Terms.Concept("http://terminology.hl7.org/CodeSystem/observation-category", answer.Question.ObservationCategory ?? "survey") },
        Code = Terms.Concept(RegistrationCodes.Loinc, answer.Question.ObservationCode!, answer.Question.ObservationName),
        Subject = Terms.To(assessment.Traveller),
        Encounter = assessment.Visit is { } visit ? Terms.To("Encounter", visit) : null,
        EffectiveDateTime = assessment.At,
        Issued = assessment.At,
        Performer = { assessment.By },
        ValueQuantity = answer.Value is decimal number ? Measures.Quantity(number, answer.Question.Unit) : null,
        DataAbsentReason = answer.Absent is { } reason ? Terms.Concept(AssessmentCodes.DataAbsent, reason) : null,
        DerivedFrom = { new ReferenceBuilder { Literal = "QuestionnaireResponse/" + response.Id } },
    }.Build();
}
