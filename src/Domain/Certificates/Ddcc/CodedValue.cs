namespace HealthAssess.Certificates.Ddcc;

/// <summary>A code with the system it is from.</summary>
/// <param name="System">The code system.</param>
/// <param name="Code">The code.</param>
public sealed record CodedValue(string System, string Code);
