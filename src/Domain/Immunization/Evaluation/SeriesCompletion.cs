using HealthAssess.Immunization.Forecasting;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a series group of the same antigen has a complete series (CDSi table 6-7).</summary>
internal static class SeriesCompletion
{
    /// <summary>True when it was complete on a day: doses given later change nothing about earlier ones.</summary>
    public static bool Has(PatientSeries series, string[] groups, DateOnly day)
    {
        foreach (var sister in series.Sisters)
        {
            if (sister.Status == SeriesStatus.Complete && sister.LastSatisfied < day && Array.IndexOf(groups, sister.Series.Group) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
