namespace HealthAssess.Fhir;

/// <summary>What stands beside a primitive value: its id and extensions.</summary>
public sealed class PrimitiveBuilder() : DataTypeBuilder("Element");
