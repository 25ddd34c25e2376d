using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Selection;

/// <summary>Which prioritized series are the patient's best series (CDSi 8.8, table 8-14).</summary>
internal static class BestSeries
{
    public static List<PatientSeries> Of(PreparedAntigen antigen, List<PatientSeries> relevant)
    {
        List<PatientSeries> prioritized = [];
        foreach (var group in antigen.Groups)
        {
            var members = relevant.FindAll(series => series.Series.Group == group && CanBegin(series));
            if (members.Count > 0 && PrioritizedSeries.Of(members) is { } chosen)
            {
                prioritized.Add(chosen);
            }
        }

        return prioritized.FindAll(series => IsBest(series, prioritized));
    }

    /// <summary>A series with a minimum age to start is no choice for someone younger. The data and the glossary have that age, no rule table uses it; a risk series has indications with ages instead.</summary>
    private static bool CanBegin(PatientSeries series) =>
        series.Series.Type == SeriesType.Risk || series.ValidDoses > 0 || !(series.Patient.Today < series.Series.MinimumAgeToStart?.From(series.Patient.Birth));

    private static bool IsBest(PatientSeries series, List<PatientSeries> prioritized)
    {
        if (series.Status == SeriesStatus.Complete)
        {
            return true;
        }

        var equivalent = prioritized.FindAll(other => Array.IndexOf(series.Series.EquivalentGroups, other.Series.Group) >= 0);
        return series.Series.Type != SeriesType.EvaluationOnly
            && !equivalent.Exists(other => other.Status == SeriesStatus.Complete)
            && (series.Series.Type == SeriesType.Risk || !equivalent.Exists(other => other.Series.Type == SeriesType.Risk));
    }
}
