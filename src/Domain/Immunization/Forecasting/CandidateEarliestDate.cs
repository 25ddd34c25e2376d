using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>FORECASTDTCAN-1: the latest of everything a dose must wait for.</summary>
internal static class CandidateEarliestDate
{
    /// <summary>The date, or null where the data name nothing to wait for: what is empty stays empty (7.5).</summary>
    public static DateOnly? Of(PatientSeries series, SeriesDose target)
    {
        var today = series.Patient.Today;
        var earliest = target.AgeOn(today)?.Minimum?.From(series.Patient.Birth);
        series.Note("7.5", "minimum-age", null, earliest);
        foreach (var rule in target.Intervals)
        {
            if (rule.On(today) && IntervalReference.Of(series, rule, series.Doses.Length) is { } reference && rule.Minimum is { } minimum)
            {
                earliest = Later(series, earliest, minimum.From(reference), "minimum-interval");
            }
        }

        earliest = ForecastConflict.End(series.Patient, target) is { } end ? Later(series, earliest, end, "conflict-end") : earliest;
        earliest = target.SeasonStart is { } start ? Later(series, earliest, start, "season-start") : earliest;
        return LatestDose(series) is { } last ? Later(series, earliest, last, "latest-dose") : earliest;
    }

    /// <summary>The latest dose held against a target dose; inadvertent ones are among them.</summary>
    private static DateOnly? LatestDose(PatientSeries series)
    {
        for (var dose = series.Doses.Length - 1; dose >= 0; dose--)
        {
            if (series.Judgements[dose].Target is not null)
            {
                return series.Doses[dose].LastDay;
            }
        }

        return null;
    }

    private static DateOnly? Later(PatientSeries series, DateOnly? earliest, DateOnly candidate, string finding)
    {
        series.Note("7.5", finding, null, candidate);
        return candidate < earliest ? earliest : candidate;
    }
}
