using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether the vaccine type never counts for the target dose (CDSi 6.3).</summary>
internal static class InadvertentVaccine
{
    public static bool Is(SeriesDose target, AdministeredDose dose) => Array.IndexOf(target.Inadvertent, dose.Cvx) >= 0;
}
