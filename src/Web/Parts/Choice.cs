namespace HealthAssess.Web.Parts;

/// <summary>One thing to choose.</summary>
/// <param name="Code">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Detail">A second, quieter line.</param>
/// <param name="Why">Why it cannot be chosen; null when it can.</param>
public sealed record Choice(string Code, string Text, string? Detail = null, string? Why = null);
