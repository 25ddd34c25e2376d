using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>Measured values as FHIR Quantities in UCUM units.</summary>
internal static class Measures
{
    public static QuantityBuilder Quantity(decimal value, string? unit) => new()
    {
        Value = value,
        Unit = unit == "Cel" ? "°C" : unit,
        System = unit is null ? null : "http://unitsofmeasure.org",
        Code = unit,
    };
}
