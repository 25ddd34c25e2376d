namespace HealthAssess.Domain.Requirements;

/// <summary>Where a rule comes from.</summary>
/// <param name="Text">Who says so.</param>
/// <param name="AsOf">When they said so: ISO date, or a year.</param>
/// <param name="Url">Where it stands, or null.</param>
public sealed record RequirementSource(string Text, string AsOf, string? Url = null);
