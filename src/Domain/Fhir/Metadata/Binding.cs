namespace HealthAssess.Fhir.Metadata;

/// <summary>The value set an element's codes come from.</summary>
/// <param name="IsRequired">Required, else extensible; the weaker strengths bind nobody.</param>
/// <param name="ValueSet">The last part of its address under <c>http://hl7.org/fhir/ValueSet/</c>, or the whole address.</param>
internal sealed record Binding(bool IsRequired, string ValueSet);
