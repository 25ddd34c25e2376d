using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether the vaccine was one the series accepts (CDSi 6.9). A type may be listed several times, with different ages.</summary>
internal static class AllowableVaccine
{
    public static bool Is(PatientSeries series, SeriesDose target, AdministeredDose dose)
    {
        foreach (var vaccine in target.Allowable)
        {
            if (vaccine.Cvx == dose.Cvx && vaccine.FitsAge(series.Patient.Birth, dose.Date))
            {
                return true;
            }
        }

        return false;
    }
}
