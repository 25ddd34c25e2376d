namespace HealthAssess.Immunization;

/// <summary>What a history counts for and what is due, by one schedule in one version.</summary>
public sealed record ImmunizationForecast
{
    /// <summary>The schedule.</summary>
    public required string ScheduleId { get; init; }

    /// <summary>Its version.</summary>
    public required string ScheduleVersion { get; init; }

    /// <summary>Forecasts, group by group; of one group the first is the one a clinician should see first.</summary>
    public required IReadOnlyList<VaccineGroupForecast> Groups { get; init; }

    /// <summary>What each dose counts for in every relevant series.</summary>
    public required IReadOnlyList<DoseEvaluation> Evaluations { get; init; }

    /// <summary>What was left out, and what could not be decided.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
}
