using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Selection;

/// <summary>Whether a series is for this patient at all (CDSi 5.1, table 5-5).</summary>
internal static class RelevantSeries
{
    public static bool Is(Patient patient, AntigenSeries series) =>
        (series.Genders.Length == 0 || Array.IndexOf(series.Genders, patient.Gender) >= 0)
        && (series.Type != SeriesType.Risk || IsIndicated(patient, series));

    private static bool IsIndicated(Patient patient, AntigenSeries series)
    {
        foreach (var indication in patient.HasObservations ? series.Indications : [])
        {
            if (patient.Has(indication.Code) && indication.FitsAge(patient.Birth, patient.Today))
            {
                return true;
            }
        }

        return false;
    }
}
