using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>A series dose as this patient owes it (CDSi 3.1).</summary>
internal sealed class TargetDose(SeriesDose dose)
{
    public SeriesDose Dose { get; } = dose;

    public TargetDoseStatus Status { get; set; }

    /// <summary>The dose that satisfied it.</summary>
    public AdministeredDose? SatisfiedBy { get; set; }
}

/// <summary>Target dose statuses (CDSi table 3-2).</summary>
internal enum TargetDoseStatus
{
    NotSatisfied,
    Satisfied,
    Skipped,
}
