using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a dose that missed a preferable interval kept the allowable ones (CDSi 6.6). Where none is listed, none is kept.</summary>
internal static class AllowableInterval
{
    public static bool IsKept(PatientSeries series, SeriesDose target, int dose)
    {
        var given = series.Doses[dose];
        var kept = false;
        foreach (var rule in target.AllowableIntervals)
        {
            if (rule.On(given.Date) && IntervalReference.Of(series, rule, dose) is { } reference)
            {
                if (given.Date < rule.AbsoluteMinimum?.From(reference))
                {
                    return false;
                }

                kept = true;
            }
        }

        return kept;
    }
}
