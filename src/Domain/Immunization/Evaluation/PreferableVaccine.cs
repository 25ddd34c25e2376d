using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether the vaccine was one the series prefers (CDSi 6.8). The volume never makes a dose invalid, so it is not looked at.</summary>
internal static class PreferableVaccine
{
    public static bool Is(PatientSeries series, SeriesDose target, AdministeredDose dose)
    {
        foreach (var vaccine in target.Preferable)
        {
            if (vaccine.Cvx == dose.Cvx && (vaccine.Mvx is null || vaccine.Mvx == dose.Mvx) && vaccine.FitsAge(series.Patient.Birth, dose.Date))
            {
                return true;
            }
        }

        return false;
    }
}
