namespace HealthAssess.Fhir.Metadata;

/// <summary>A rule of the definitions, in FHIRPath.</summary>
internal sealed record Invariant(string Key, IssueSeverity Severity, string Expression);
