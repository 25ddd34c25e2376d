using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>Whether the patient is immune already (CDSi 7.2): by an observation, or by the day and country of birth.</summary>
internal static class EvidenceOfImmunity
{
    public static bool Has(Patient patient, Antigen antigen)
    {
        foreach (var guideline in antigen.Immunity.Guidelines)
        {
            if (patient.Has(guideline))
            {
                return true;
            }
        }

        foreach (var born in antigen.Immunity.BirthDates)
        {
            if (patient.Birth < born.Before && (born.Country is null || born.Country == patient.Country) && !Array.Exists(born.Exclusions, patient.Has))
            {
                return true;
            }
        }

        return false;
    }
}
