using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>What one dose counts for in a series the traveller follows, as a FHIR ImmunizationEvaluation.</summary>
public static class EvaluationRecord
{
    /// <summary>Builds the resource.</summary>
    public static Resource Of(Guid id, string traveller, ForecastHistory record, DoseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ImmunizationEvaluationBuilder
        {
            Id = id.ToString(),
            Status = "completed",
            Patient = new ReferenceBuilder { Literal = "Patient/" + traveller },
            Date = FhirDate.Of(record.History.AssessmentDate),
            TargetDisease = new CodeableConceptBuilder { Text = evaluation.Antigen },
            ImmunizationEvent = new ReferenceBuilder { Literal = "Immunization/" + record.Doses[evaluation.Dose.Number].Id },
            DoseStatus = Terms.Concept(ForecastCodes.DoseStatus, evaluation.Status == EvaluationStatus.Valid ? "valid" : "notvalid"),
            DoseStatusReason = [.. Reasons(evaluation).Select(reason => new CodeableConceptBuilder { Text = reason })],
            Series = evaluation.Series,
            DoseNumberPositiveInt = evaluation.TargetDose,
        }.Build();
    }

    private static IEnumerable<string> Reasons(DoseEvaluation evaluation) =>
    [
        .. evaluation.Status == EvaluationStatus.Extraneous ? ["extraneous"] : Array.Empty<string>(),
        .. Enum.GetValues<EvaluationReasons>().Where(reason => reason != EvaluationReasons.None && evaluation.Reasons.HasFlag(reason)).Select(Words),
    ];

    /// <summary><c>TooYoung</c> → <c>too young</c>.</summary>
    private static string Words(EvaluationReasons reason) =>
        string.Concat(reason.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
