using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Selection;

/// <summary>Which series of a series group can become the prioritized one (CDSi 8.1: SELECTB-24, SELECTSCORE-2).</summary>
internal static class ScorableSeries
{
    public static List<PatientSeries> Of(List<PatientSeries> group)
    {
        var allContraindicated = group.TrueForAll(series => series.Status == SeriesStatus.Contraindicated);
        var best = group.Min(series => series.Series.Priority);
        var noneBegun = group.TrueForAll(series => series.ValidDoses == 0) && !group.Exists(series => series.Series.Default);
        return group.FindAll(series => (allContraindicated || series.Status != SeriesStatus.Contraindicated) && series.Series.Type switch
        {
            SeriesType.Risk => series.Series.Priority == best,
            SeriesType.Standard => series.ValidDoses > 0 ? BeganInTime(series) : noneBegun,
            _ => series.Status == SeriesStatus.Complete,
        });
    }

    /// <summary>The first valid dose was given before the maximum age to start.</summary>
    private static bool BeganInTime(PatientSeries series)
    {
        var first = Array.FindIndex(series.Judgements, judgement => judgement.Status == EvaluationStatus.Valid);
        return !(series.Doses[first].Date >= series.Series.MaximumAgeToStart?.From(series.Patient.Birth));
    }
}
