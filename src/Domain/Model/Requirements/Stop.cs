namespace HealthAssess.Domain.Requirements;

/// <summary>One place of an itinerary, past or planned, in order. Days are those of the place's own calendar.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
public sealed record Stop(string Country)
{
    /// <summary>Part of the country (ISO 3166-2), where a rule looks closer.</summary>
    public string? Area { get; init; }

    /// <summary>Day of arrival; null when it is not known or lies far back.</summary>
    public DateOnly? Arrived { get; init; }

    /// <summary>Day of leaving; null while still there.</summary>
    public DateOnly? Left { get; init; }

    /// <summary>True for somebody who lives there.</summary>
    public bool Resident { get; init; }

    /// <summary>True when only changing planes.</summary>
    public bool Transit { get; init; }

    /// <summary>Hours between the planes; null when nobody said.</summary>
    public decimal? TransitHours { get; init; }

    /// <summary>True for what lies behind: it exposes, but nobody asks anything there any more.</summary>
    public bool Past { get; init; }

    /// <summary>True for the pilgrimages to Mecca and Medina, and for work around them.</summary>
    public bool Pilgrimage { get; init; }
}
