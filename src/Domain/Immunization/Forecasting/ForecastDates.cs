using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>The dates of the next dose and the vaccines worth naming (CDSi 7.5).</summary>
internal static class ForecastDates
{
    public static SeriesForecast Of(PatientSeries series, SeriesDose target, DateOnly? earliest, AntigenFindings antigen)
    {
        var (birth, today) = (series.Patient.Birth, series.Patient.Today);
        var age = target.AgeOn(today);
        var recommended = Later(age?.EarliestRecommended?.From(birth) ?? Latest(series, target, rule => rule.EarliestRecommended), earliest);
        var pastDue = (age?.LatestRecommended?.From(birth) ?? Latest(series, target, rule => rule.LatestRecommended))?.AddDays(-1);
        return new SeriesForecast(SeriesStatus.NotComplete)
        {
            Target = target,
            Earliest = earliest,
            Recommended = recommended,
            PastDue = pastDue is null ? null : Later(pastDue, earliest),
            Latest = age?.Maximum?.From(birth).AddDays(-1),
            Vaccines = Vaccines(series, target, earliest, recommended, antigen.Forbidden),
            Priority = target.Intervals.Length > 0 && Array.TrueForAll(target.Intervals, rule => rule.Priority),
        };
    }

    /// <summary>The latest interval date of those in force that can be counted.</summary>
    private static DateOnly? Latest(PatientSeries series, SeriesDose target, Func<IntervalRule, Duration?> length)
    {
        DateOnly? latest = null;
        foreach (var rule in target.Intervals)
        {
            if (rule.On(series.Patient.Today) && length(rule) is { } interval && IntervalReference.Of(series, rule, series.Doses.Length) is { } reference)
            {
                latest = Later(latest, interval.From(reference));
            }
        }

        return latest;
    }

    private static int[] Vaccines(PatientSeries series, SeriesDose target, DateOnly? earliest, DateOnly? recommended, int[] forbidden)
    {
        var birth = series.Patient.Birth;
        return
        [
            .. target.Preferable
                .Where(vaccine => vaccine.Forecast && Array.IndexOf(forbidden, vaccine.Cvx) < 0
                    && (vaccine.FitsAge(birth, earliest ?? birth) || vaccine.FitsAge(birth, recommended ?? birth)))
                .Select(vaccine => vaccine.Cvx),
        ];
    }

    private static DateOnly? Later(DateOnly? left, DateOnly? right) => left > right || right is null ? left : right;
}
