namespace HealthAssess.Fhir.Paths;

/// <summary>How two values stand to each other. Unknown is FHIRPath's empty result, Incompatible its error.</summary>
internal enum Order
{
    Less,
    Equal,
    Greater,
    Unknown,
    Incompatible,
}
