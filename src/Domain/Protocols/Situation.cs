namespace HealthAssess.Protocols;

/// <summary>What is known of one person on one day: everything a decision may read, and nothing else.</summary>
public sealed record Situation
{
    /// <summary>The day, in the Point of Entry's own calendar.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Answers by linkId: <c>bool</c>, <c>decimal</c>, <c>string</c>, <see cref="DateOnly"/>, list of texts; null for asked and not known or refused. A linkId that is not here was not asked.</summary>
    public IReadOnlyDictionary<string, object?> Answers { get; init; } = new Dictionary<string, object?>();

    /// <summary>Values that replace a parameter's default.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>The country of the Point of Entry (ISO 3166-1 alpha-3), whose parameter values hold; null for the defaults.</summary>
    public string? Country { get; init; }

    /// <summary>Day of birth, when known to the day.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>FHIR administrative gender, or null.</summary>
    public string? Gender { get; init; }

    /// <summary>The itinerary; null when nobody asked.</summary>
    public IReadOnlyList<Visit>? Visits { get; init; }
}
