namespace HealthAssess.Immunization.Schedules;

/// <summary>When a target dose need not be given (CDSi 6.2).</summary>
internal sealed record ConditionalSkip
{
    /// <summary>Whether it is asked of doses given, of the next dose, or of both.</summary>
    public SkipContext Context { get; init; }

    /// <summary>All sets must be met; otherwise one is enough.</summary>
    public bool AllSets { get; init; }

    public SkipSet[] Sets { get; init; } = [];
}

/// <summary>Where a conditional skip is asked.</summary>
internal enum SkipContext
{
    Both,
    Evaluation,
    Forecast,
}

/// <summary>Conditions that count together.</summary>
internal sealed record SkipSet : InForce
{
    /// <summary>One condition is enough; otherwise all must be met.</summary>
    public bool AnyCondition { get; init; }

    public SkipCondition[] Conditions { get; init; } = [];
}
