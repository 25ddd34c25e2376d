namespace HealthAssess.Fhir.Metadata;

/// <summary>What a type is in FHIR's own hierarchy.</summary>
internal enum TypeKind
{
    Primitive,
    Complex,
    Backbone,
    Resource,
}
