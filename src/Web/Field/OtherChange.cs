namespace HealthAssess.Web.Field;

/// <summary>A field that somebody else changed while it stood open here.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Theirs">What they wrote, part by part.</param>
/// <param name="Mine">What was typed here instead; null where nothing was.</param>
public sealed record OtherChange(string Field, IReadOnlyList<string> Theirs, IReadOnlyList<string>? Mine);
