namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>A code of a system.</summary>
internal sealed record Concept(string System, string Code, string? Display = null, string? Version = null);
