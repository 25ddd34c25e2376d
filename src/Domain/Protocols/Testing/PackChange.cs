namespace HealthAssess.Protocols;

/// <summary>One difference between two versions of a protocol.</summary>
/// <param name="Kind"><c>parameter</c>, <c>rule</c>, <c>table</c>, <c>question</c>, <c>text</c>, <c>output</c> or <c>decision</c>.</param>
/// <param name="Place">Its name.</param>
/// <param name="Was">Before; null for something new.</param>
/// <param name="Becomes">After; null for something gone.</param>
public sealed record PackChange(string Kind, string Place, string? Was, string? Becomes);
