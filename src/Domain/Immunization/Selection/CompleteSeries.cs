using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>Points of series that are complete (CDSi 8.4).</summary>
internal static class CompleteSeries
{
    public static int Points(List<PatientSeries> all, PatientSeries series) => Score.Shared(all, series, one => one.ValidDoses, 1);
}
