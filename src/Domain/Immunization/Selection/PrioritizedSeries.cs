using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>The one series of a series group that fits the patient best (CDSi 8.2, 8.3, 8.7).</summary>
internal static class PrioritizedSeries
{
    public static PatientSeries? Of(List<PatientSeries> group)
    {
        var scorable = ScorableSeries.Of(group);
        var fallback = group.Find(series => series.Series.Default);
        if (scorable.Count < 2)
        {
            return scorable.Count == 1 ? scorable[0] : fallback;
        }

        var complete = scorable.FindAll(series => series.Status == SeriesStatus.Complete);
        var inProcess = scorable.FindAll(InProcess);
        return (complete.Count, inProcess.Count) switch
        {
            (1, _) => complete[0],
            (0, 1) => inProcess[0],
            ( > 1, _) => Best(complete, CompleteSeries.Points),
            (_, > 1) => Best(inProcess, InProcessSeries.Points),
            _ when fallback is not null => fallback,
            _ when scorable.TrueForAll(series => series.ValidDoses == 0) => Best(scorable, NoValidDoses.Points),
            // Table 8-5 has no class for series that are all contraindicated or aged out after a valid dose: none scores, the preference decides.
            _ => Best(scorable, (_, _) => 0),
        };
    }

    /// <summary>SELECTB-16.</summary>
    private static bool InProcess(PatientSeries series) => series.ValidDoses > 0 && series.Status == SeriesStatus.NotComplete;

    /// <summary>SELECTBEST-1, SELECTBEST-2: most points; among equals the one the schedule prefers.</summary>
    private static PatientSeries? Best(List<PatientSeries> candidates, Func<List<PatientSeries>, PatientSeries, int> points) =>
        candidates.OrderByDescending(series => points(candidates, series)).ThenBy(series => series.Series.Preference).FirstOrDefault();
}
