using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>Points of series that have begun (CDSi 8.5).</summary>
internal static class InProcessSeries
{
    public static int Points(List<PatientSeries> all, PatientSeries series) =>
        (series.Series.ProductPath && AllValid(series) ? 2 : -2)
        + (FinishDate.IsCompletable(series) ? 3 : -3)
        + Score.Shared(all, series, one => one.ValidDoses, 2)
        + Score.Shared(all, series, one => -Owed(one), 2)
        + (FinishDate.IsCompletable(series) ? Score.Shared(all, series, Earliness, 1) : -1);

    /// <summary>SELECTB-2.</summary>
    private static bool AllValid(PatientSeries series) => Array.TrueForAll(series.Judgements, judgement => judgement.Status == EvaluationStatus.Valid);

    private static int Owed(PatientSeries series) => series.Targets.Count(target => target.Status == TargetDoseStatus.NotSatisfied);

    private static int Earliness(PatientSeries series) => FinishDate.IsCompletable(series) ? -FinishDate.Of(series).DayNumber : int.MinValue;
}
