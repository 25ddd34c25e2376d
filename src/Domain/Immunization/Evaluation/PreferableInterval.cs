using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a dose came late enough after what it is counted from (CDSi 6.5): all preferable intervals must be kept.</summary>
internal static class PreferableInterval
{
    public static EvaluationReasons Evaluate(PatientSeries series, SeriesDose target, int dose)
    {
        var given = series.Doses[dose];
        var reasons = EvaluationReasons.None;
        foreach (var rule in target.Intervals)
        {
            if (!rule.On(given.Date) || IntervalReference.Of(series, rule, dose) is not { } reference)
            {
                continue;
            }

            if (given.Date < rule.AbsoluteMinimum?.From(reference))
            {
                series.Note("6.5", "too-soon", given.Number, given.Date, rule.AbsoluteMinimum?.From(reference));
                reasons |= EvaluationReasons.TooSoon;
            }
            else if (given.Date < rule.Minimum?.From(reference))
            {
                reasons |= EvaluationReasons.IntervalGrace;
            }
        }

        return reasons;
    }
}
