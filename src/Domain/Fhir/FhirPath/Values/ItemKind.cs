namespace HealthAssess.Fhir.Paths;

/// <summary>What an item of a FHIRPath collection is.</summary>
/// <remarks>The System types of FHIRPath N1 section 3; Node is an element of a resource, Type what <c>type()</c> answers.</remarks>
internal enum ItemKind : byte
{
    None,
    Boolean,
    Integer,
    Decimal,
    String,
    Date,
    DateTime,
    Time,
    Quantity,
    Node,
    Type,
}
