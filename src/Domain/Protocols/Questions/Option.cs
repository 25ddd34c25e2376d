namespace HealthAssess.Protocols;

/// <summary>One possible answer of a choice.</summary>
/// <param name="System">Code system.</param>
/// <param name="Code">Code.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Score">What it counts for in a sum (FHIR extension ordinalValue), or null.</param>
public sealed record Option(string? System, string Code, Texts Text, decimal? Score);
