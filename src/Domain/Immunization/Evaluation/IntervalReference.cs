using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>The day an interval is counted from (CALCDTINT-1, -2, -8, -9).</summary>
internal static class IntervalReference
{
    /// <summary>The day, or null where there is none: then the interval does not apply.</summary>
    /// <param name="series">The patient's series.</param>
    /// <param name="rule">The interval.</param>
    /// <param name="before">How many of the series' doses lie before the one asked about.</param>
    public static DateOnly? Of(PatientSeries series, IntervalRule rule, int before)
    {
        if (rule.FromPrevious)
        {
            return PreviousDose(series, before);
        }

        if (rule.FromTargetDose is { } number)
        {
            return TargetDose(series, number);
        }

        return rule.FromMostRecent.Length > 0 ? MostRecent(series, rule.FromMostRecent, before)
            : rule.FromObservation is { } code ? series.Patient.DayOf(code)
            : null;
    }

    private static DateOnly? PreviousDose(PatientSeries series, int before)
    {
        for (var dose = before - 1; dose >= 0; dose--)
        {
            var judgement = series.Judgements[dose];
            if (judgement.Status is EvaluationStatus.Valid or EvaluationStatus.NotValid && !judgement.Inadvertent)
            {
                return series.Doses[dose].LastDay;
            }
        }

        return null;
    }

    private static DateOnly? TargetDose(PatientSeries series, int number)
    {
        foreach (var target in series.Targets)
        {
            if (target.Dose.Number == number && target.SatisfiedBy is { } dose)
            {
                return dose.LastDay;
            }
        }

        return null;
    }

    private static DateOnly? MostRecent(PatientSeries series, int[] types, int before)
    {
        for (var dose = before - 1; dose >= 0; dose--)
        {
            if (Array.IndexOf(types, series.Doses[dose].Cvx) >= 0 && !series.Judgements[dose].Inadvertent)
            {
                return series.Doses[dose].LastDay;
            }
        }

        return null;
    }
}
