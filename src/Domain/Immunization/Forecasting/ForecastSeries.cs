using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>Forecasts one series: skips, immunity, contraindications, need, dates, and the look ahead (CDSi chapter 7, figure 7-1).</summary>
internal static class ForecastSeries
{
    public static SeriesForecast Of(PatientSeries series, AntigenFindings antigen)
    {
        while (Owed(series) is { } owed)
        {
            if (ConditionalSkips.Skip(series, owed.Dose, SkipContext.Forecast, series.Patient.Today, series.Doses.Length))
            {
                series.Note("7.1", "skipped", null, series.Patient.Today);
                owed.Status = TargetDoseStatus.Skipped;
                continue;
            }

            var forecast = Of(series, owed, antigen);
            if (forecast.Status != SeriesStatus.NotComplete || IsSound(series, owed, forecast))
            {
                return forecast;
            }
        }

        return new(ForecastNeed.WhenNothingIsOwed(series, antigen));
    }

    private static TargetDose? Owed(PatientSeries series)
    {
        foreach (var target in series.Targets)
        {
            if (target.Status == TargetDoseStatus.NotSatisfied)
            {
                return target;
            }
        }

        return null;
    }

    private static SeriesForecast Of(PatientSeries series, TargetDose owed, AntigenFindings antigen)
    {
        var earliest = CandidateEarliestDate.Of(series, owed.Dose);
        var status = ForecastNeed.Of(series, owed.Dose, antigen, earliest);
        return status == SeriesStatus.NotComplete ? ForecastDates.Of(series, owed.Dose, earliest, antigen) : new(status) { Target = owed.Dose };
    }

    /// <summary>7.6: a dose that would be skipped on its own earliest date is not recommended; the next one is looked at.</summary>
    private static bool IsSound(PatientSeries series, TargetDose owed, SeriesForecast forecast)
    {
        if (forecast.Earliest is not { } earliest || !ConditionalSkips.Skip(series, owed.Dose, SkipContext.Forecast, earliest, series.Doses.Length))
        {
            return true;
        }

        series.Note("7.6", "skipped", null, earliest);
        owed.Status = TargetDoseStatus.Skipped;
        return false;
    }
}
