namespace HealthAssess.Fhir.Search;

/// <summary>A quantity as it was written, and in base units so that 5 g finds 5000 mg.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="System">The system of the code.</param>
/// <param name="Code">The coded unit.</param>
/// <param name="Unit">The unit as words.</param>
/// <param name="Value">The number.</param>
/// <param name="CanonicalCode">The UCUM base unit, <c>g.m-3</c>; null where the unit is not UCUM or has none.</param>
/// <param name="CanonicalValue">The number in that base unit.</param>
public sealed record QuantityValue(string Parameter, string? System, string? Code, string? Unit, decimal Value, string? CanonicalCode, decimal? CanonicalValue) : SearchValue(Parameter)
{
    /// <summary>The greatest of a range; of a single quantity the same number.</summary>
    public decimal Upper { get; init; } = Value;

    /// <summary>The greatest of a range in the base unit.</summary>
    public decimal? CanonicalUpper { get; init; } = CanonicalValue;
}
