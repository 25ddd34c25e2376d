namespace HealthAssess.Immunization;

/// <summary>What a forecast is asked of: one person, what they were given, what is known of them, and the day that counts as today.</summary>
public sealed record PatientHistory
{
    /// <summary>Day of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>The day that counts as today.</summary>
    public required DateOnly AssessmentDate { get; init; }

    /// <summary>Gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>Country of birth as the schedule writes it, or null.</summary>
    public string? BirthCountry { get; init; }

    /// <summary>Doses, in any order.</summary>
    public IReadOnlyList<AdministeredDose> Doses { get; init; } = [];

    /// <summary>Observations.</summary>
    public IReadOnlyList<PatientObservation> Observations { get; init; } = [];
}
