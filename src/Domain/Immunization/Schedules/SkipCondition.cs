namespace HealthAssess.Immunization.Schedules;

/// <summary>One condition of a conditional skip (CDSi tables 6-6 to 6-9).</summary>
internal sealed record SkipCondition
{
    public SkipConditionType Type { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public Duration? BeginAge { get; init; }

    public Duration? EndAge { get; init; }

    public Duration? Interval { get; init; }

    public int DoseCount { get; init; }

    /// <summary>Only valid doses count; otherwise doses of any status.</summary>
    public bool ValidOnly { get; init; }

    public CountLogic Logic { get; init; }

    /// <summary>Vaccine types that count; none means all of the antigen.</summary>
    public int[] Cvx { get; init; } = [];

    /// <summary>Series groups of which one must be complete.</summary>
    public string[] SeriesGroups { get; init; } = [];
}

/// <summary>What a skip condition looks at.</summary>
internal enum SkipConditionType
{
    Age,
    CompletedSeries,
    Interval,
    VaccineCount,
}

/// <summary>How a count is compared.</summary>
internal enum CountLogic
{
    GreaterThan,
    EqualTo,
    LessThan,
}
