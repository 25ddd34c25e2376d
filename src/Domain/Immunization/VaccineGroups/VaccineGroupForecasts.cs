using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.VaccineGroups;

/// <summary>The forecasts of one vaccine group, in the order in which a clinician should see them (CDSi chapter 9).</summary>
internal static class VaccineGroupForecasts
{
    public static IEnumerable<VaccineGroupForecast> Of(VaccineGroup group, List<PatientSeries> best)
    {
        if (best.Count == 0)
        {
            return [];
        }

        return group.Antigens.Length == 1
            ? best.Select(series => SingleAntigenGroup.Of(group, series, best)).OrderBy(IsOver).ThenBy(forecast => !forecast.Risk).ThenBy(Rank)
            : Blended(group, best);
    }

    /// <summary>Risk with risk and standard with standard. Risk comes first, unless it owes nothing and the standard series still owe a dose of an antigen that has a risk series.</summary>
    private static IEnumerable<VaccineGroupForecast> Blended(VaccineGroup group, List<PatientSeries> best)
    {
        var risk = best.FindAll(series => series.Series.Type == SeriesType.Risk);
        var standard = best.FindAll(series => series.Series.Type != SeriesType.Risk);
        var standardFirst = !risk.Exists(Owes) && standard.Exists(series => Owes(series) && series.Antigen.Series.Any(other => other.Type == SeriesType.Risk));
        List<PatientSeries>[] order = standardFirst ? [standard, risk] : [risk, standard];
        return order.Where(members => members.Count > 0).Select(members => MultipleAntigenGroup.Of(group, members, best));
    }

    private static bool Owes(PatientSeries series) => series.Status == SeriesStatus.NotComplete;

    /// <summary>A forecast for which the patient is too old, or whose season is over, says least.</summary>
    private static bool IsOver(VaccineGroupForecast forecast) => forecast.Status is SeriesStatus.AgedOut or SeriesStatus.NotRecommended;

    /// <summary>Of several forecasts of one kind, as for children and for the old, the one that still asks for something comes first.</summary>
    private static int Rank(VaccineGroupForecast forecast) => forecast.Status switch
    {
        SeriesStatus.NotComplete => 0,
        SeriesStatus.Complete => 1,
        SeriesStatus.AgedOut => 3,
        _ => 2,
    };
}
