using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>When a series could be finished (SELECTB-12), and whether in time (SELECTB-3).</summary>
internal static class FinishDate
{
    public static DateOnly Of(PatientSeries series)
    {
        var finish = series.Forecast.Earliest ?? DateOnly.MaxValue;
        var latest = finish;
        foreach (var target in series.Forecast.Earliest is null ? [] : Remaining(series))
        {
            foreach (var rule in target.Dose.Intervals)
            {
                if (rule.On(series.Patient.Today) && rule.Minimum is { } minimum && minimum.From(finish) > latest)
                {
                    latest = minimum.From(finish);
                }
            }
        }

        return latest;
    }

    /// <summary>SELECTB-3: before the maximum age of the last target dose.</summary>
    public static bool IsCompletable(PatientSeries series)
    {
        var last = series.Targets[^1].Dose.AgeOn(series.Patient.Today)?.Maximum?.From(series.Patient.Birth);
        return series.Forecast.Earliest is not null && (last is null || Of(series) < last);
    }

    /// <summary>Target doses after the one that is forecast.</summary>
    private static IEnumerable<TargetDose> Remaining(PatientSeries series) =>
        series.Targets.Where(target => target.Status == TargetDoseStatus.NotSatisfied).Skip(1);
}
