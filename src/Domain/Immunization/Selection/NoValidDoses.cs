using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>Points of series without a valid dose (CDSi 8.6).</summary>
internal static class NoValidDoses
{
    public static int Points(List<PatientSeries> all, PatientSeries series) =>
        (series.Forecast.Earliest is null ? -1 : Score.Shared(all, series, one => -(one.Forecast.Earliest?.DayNumber ?? int.MaxValue), 1))
        + (FinishDate.IsCompletable(series) ? 1 : -1)
        + (series.Series.ProductPath ? -1 : 1);
}
