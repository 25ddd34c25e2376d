namespace HealthAssess.Fhir;

/// <summary>An extension that R4 itself defines.</summary>
/// <param name="Types">Types its value may have; none where it holds extensions.</param>
/// <param name="Contexts">Types and paths it may stand on; none for anywhere.</param>
/// <param name="IsModifier">Whether it changes the meaning of what it stands on.</param>
internal sealed record KnownExtension(string[] Types, string[] Contexts, bool IsModifier);
