using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A forecast as FHIR: one ImmunizationRecommendation with an entry a vaccine group.</summary>
public static class ForecastRecord
{
    /// <summary>Builds the resource.</summary>
    public static Resource Of(Guid id, string traveller, ForecastHistory record, ImmunizationForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(forecast);
        var today = record.History.AssessmentDate;
        return new ImmunizationRecommendationBuilder
        {
            Id = id.ToString(),
            Patient = new ReferenceBuilder { Literal = "Patient/" + traveller },
            Date = FhirDate.Of(today),
            Recommendation = [.. forecast.Groups.Select(group => Entry(group, today))],
            Extension = { Terms.Text(ForecastCodes.ScheduleExtension, $"{forecast.ScheduleId} {forecast.ScheduleVersion}") },
        }.Build();
    }

    private static ImmunizationRecommendationRecommendationBuilder Entry(VaccineGroupForecast group, DateOnly today)
    {
        var entry = new ImmunizationRecommendationRecommendationBuilder
        {
            VaccineCode = [.. group.Vaccines.Select(cvx => Terms.Concept(CodeSystems.Cvx, $"{cvx:00}", SchedulePack.UsAcip.VaccineName(cvx)))],
            TargetDisease = new CodeableConceptBuilder { Text = group.VaccineGroup },
            ForecastStatus = Status(group, today),
            Series = string.Join("; ", group.Series),
            DoseNumberPositiveInt = group.DoseNumber,
            DateCriterion =
            [
                .. Date(ForecastCodes.Earliest, group.Earliest), .. Date(ForecastCodes.Due, group.Recommended),
                .. Date(ForecastCodes.Overdue, group.PastDue?.AddDays(1)), .. Date(ForecastCodes.Latest, group.Latest),
            ],
        };
        if (group.Risk)
        {
            entry.ForecastReason.Add(new CodeableConceptBuilder { Text = "increased risk" });
        }

        return entry;
    }

    private static CodeableConceptBuilder Status(VaccineGroupForecast group, DateOnly today) => group.Status switch
    {
        SeriesStatus.NotComplete => Terms.Concept(ForecastCodes.Status, group.PastDue < today ? "overdue" : "due"),
        SeriesStatus.Complete => Terms.Concept(ForecastCodes.Status, "complete"),
        SeriesStatus.Immune => Terms.Concept(ForecastCodes.Status, "immune"),
        SeriesStatus.Contraindicated => Terms.Concept(ForecastCodes.Status, "contraindicated"),
        SeriesStatus.AgedOut => new CodeableConceptBuilder { Text = "aged out" },
        _ => new CodeableConceptBuilder { Text = "not recommended" },
    };

    private static IEnumerable<ImmunizationRecommendationRecommendationDateCriterionBuilder> Date(string code, DateOnly? day) =>
        day is { } value ? [new() { Code = Terms.Concept(ForecastCodes.Loinc, code), Value = FhirDate.Of(value) }] : [];
}
