namespace HealthAssess.Immunization.Schedules;

/// <summary>A preferable or allowable interval of a series dose (CDSi 6.5, 6.6) and what it is counted from: one of four things.</summary>
internal sealed record IntervalRule : InForce
{
    /// <summary>Counted from the dose before.</summary>
    public bool FromPrevious { get; init; }

    /// <summary>Counted from the dose that satisfied the target dose of this number.</summary>
    public int? FromTargetDose { get; init; }

    /// <summary>Counted from the latest dose of one of these vaccine types.</summary>
    public int[] FromMostRecent { get; init; } = [];

    /// <summary>Counted from the day of this observation.</summary>
    public string? FromObservation { get; init; }

    public Duration? AbsoluteMinimum { get; init; }

    public Duration? Minimum { get; init; }

    public Duration? EarliestRecommended { get; init; }

    public Duration? LatestRecommended { get; init; }

    /// <summary>Goes before other antigens' dates in a group of several (FORECASTPRIORITY-1; the data say <c>override</c>).</summary>
    public bool Priority { get; init; }
}
