namespace HealthAssess.Fhir;

/// <summary>How a list is divided: what tells the slices apart, and whether others may stand beside them.</summary>
/// <param name="Discriminators">Type (value, pattern, exists, type, profile) and path of each.</param>
/// <param name="Rules">closed: each item fits a slice; openAtEnd: others stand after them; open.</param>
/// <param name="IsOrdered">Whether the items stand in the order of the slices.</param>
internal sealed record Slicing((string Type, string Path)[] Discriminators, string? Rules, bool IsOrdered);
