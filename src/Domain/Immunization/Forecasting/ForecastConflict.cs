using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>CALCDTCONFLICT-3: the day until which doses given, of any antigen, keep the next one waiting.</summary>
internal static class ForecastConflict
{
    public static DateOnly? End(Patient patient, SeriesDose target)
    {
        DateOnly? latest = null;
        foreach (var vaccine in patient.Doses.Length == 0 ? [] : target.Preferable)
        {
            foreach (var conflict in patient.Schedule.ConflictsOf(vaccine.Cvx))
            {
                latest = Later(latest, End(patient, conflict));
            }
        }

        return latest;
    }

    private static DateOnly? End(Patient patient, VaccineConflict conflict)
    {
        for (var dose = patient.Doses.Length - 1; dose >= 0; dose--)
        {
            if (patient.Doses[dose].Cvx == conflict.Conflicting)
            {
                return conflict.End.From(patient.Doses[dose].LastDay);
            }
        }

        return null;
    }

    private static DateOnly? Later(DateOnly? left, DateOnly? right) => left is null || right > left ? right : left;
}
