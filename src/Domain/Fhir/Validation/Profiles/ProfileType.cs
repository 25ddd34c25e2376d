namespace HealthAssess.Fhir;

/// <summary>A type a profile allows, with the profiles its value or the target of a reference must follow.</summary>
internal sealed record ProfileType(string Code, string[] Profiles, string[] Targets, string[] Aggregation);
