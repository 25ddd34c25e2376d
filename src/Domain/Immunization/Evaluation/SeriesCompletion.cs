using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a series group of the same antigen has a complete series (CDSi table 6-7).</summary>
internal static class SeriesCompletion
{
    /// <summary>When a dose is evaluated: complete before its day, since doses given later change nothing about earlier ones. In a forecast: complete now.</summary>
    public static bool Has(PatientSeries series, string[] groups, SkipContext context, DateOnly day)
    {
        foreach (var sister in series.Sisters)
        {
            var complete = context == SkipContext.Evaluation ? sister.CompletedOn < day : sister.Status == SeriesStatus.Complete;
            if (complete && Array.IndexOf(groups, sister.Series.Group) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
