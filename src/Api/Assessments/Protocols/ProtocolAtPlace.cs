namespace HealthAssess.Api.Assessments;

/// <summary>What holds at a Point of Entry after a turn of the switch.</summary>
/// <param name="PointOfEntry">Where.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version; null for none.</param>
/// <param name="From">From which day.</param>
public sealed record ProtocolAtPlace(Guid PointOfEntry, string Name, string? Version, DateOnly From);
