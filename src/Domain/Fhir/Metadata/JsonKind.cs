namespace HealthAssess.Fhir.Metadata;

/// <summary>How a primitive stands in JSON.</summary>
internal enum JsonKind
{
    String,
    Number,
    Boolean,
}
