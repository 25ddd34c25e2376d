namespace HealthAssess.Fhir;

/// <summary>How a list is divided: what tells the slices apart, and whether others may stand beside them.</summary>
/// <param name="Discriminators">Type (value, pattern, exists, type, profile) and path of each.</param>
/// <param name="IsClosed">Whether each item must fit a slice.</param>
internal sealed record Slicing((string Type, string Path)[] Discriminators, bool IsClosed);
