namespace HealthAssess.Immunization.Schedules;

/// <summary>Ages of a series dose (CDSi 6.4, 7.5).</summary>
internal sealed record AgeRule : InForce
{
    public Duration? AbsoluteMinimum { get; init; }

    public Duration? Minimum { get; init; }

    public Duration? EarliestRecommended { get; init; }

    public Duration? LatestRecommended { get; init; }

    public Duration? Maximum { get; init; }
}
