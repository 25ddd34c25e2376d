namespace HealthAssess.Fhir.Search;

/// <summary>A text. <c>:exact</c> compares <paramref name="Text"/>, everything else <paramref name="Folded"/>.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Folded">Without case and diacritics: <see cref="Search.Folding"/>.</param>
public sealed record StringValue(string Parameter, string Text, string Folded) : SearchValue(Parameter);
