namespace HealthAssess.Immunization.Schedules;

/// <summary>A schedule as it is written down.</summary>
internal sealed record ScheduleContent
{
    public string Id { get; init; } = "";

    public string Version { get; init; } = "";

    public DateOnly Published { get; init; }

    public VaccineGroup[] Groups { get; init; } = [];

    public VaccineType[] Types { get; init; } = [];

    public IntakeRule[] Intake { get; init; } = [];

    public VaccineConflict[] Conflicts { get; init; } = [];

    /// <summary>Names of the observations by code.</summary>
    public SortedDictionary<string, string> Observations { get; init; } = [];

    public Antigen[] Antigens { get; init; } = [];
}
