namespace HealthAssess.Api.Certificates;

/// <summary>What the page of a letter says beyond its credential.</summary>
/// <param name="Reasons">The reasons in the clinician's words, where the traveller agreed to show them.</param>
/// <param name="Language">Their language: en or fr.</param>
public sealed record LetterView(string? Reasons, string? Language);
