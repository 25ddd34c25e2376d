namespace HealthAssess.Immunization;

/// <summary>What is due of one vaccine group (CDSi chapter 9).</summary>
public sealed record VaccineGroupForecast
{
    /// <summary>The group: <c>MMR</c>.</summary>
    public required string VaccineGroup { get; init; }

    /// <summary>True when it follows from an underlying condition, an occupation or a journey, and not from age alone.</summary>
    public bool Risk { get; init; }

    /// <summary>Status.</summary>
    public required SeriesStatus Status { get; init; }

    /// <summary>Number of the dose that is owed, or null.</summary>
    public int? DoseNumber { get; init; }

    /// <summary>First day on which the dose counts.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Recommended day.</summary>
    public DateOnly? Recommended { get; init; }

    /// <summary>Last day before it is late.</summary>
    public DateOnly? PastDue { get; init; }

    /// <summary>Last day on which the dose counts.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>CVX codes worth giving.</summary>
    public IReadOnlyList<int> Vaccines { get; init; } = [];

    /// <summary>Antigens that are owed.</summary>
    public IReadOnlyList<string> Antigens { get; init; } = [];

    /// <summary>Names of the series it rests on.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];
}
