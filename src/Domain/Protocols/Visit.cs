namespace HealthAssess.Protocols;

/// <summary>One stay of the itinerary.</summary>
/// <param name="Area">Country (ISO 3166-1 alpha-3) or area code (ISO 3166-2).</param>
/// <param name="Left">Day of leaving; null while the person is still there or nobody knows.</param>
public sealed record Visit(string Area, DateOnly? Left);
