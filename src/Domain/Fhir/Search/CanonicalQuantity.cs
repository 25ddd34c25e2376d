namespace HealthAssess.Fhir.Search;

/// <summary>Quantities in UCUM base units, so that those of one dimension compare whatever they were written in.</summary>
/// <remarks>FHIR R4, search.html#quantity.</remarks>
public static class CanonicalQuantity
{
    /// <summary>The system of UCUM codes.</summary>
    public const string Ucum = "http://unitsofmeasure.org";

    /// <summary>The base unit and the value in it; null where the code has none (Cel, see <see cref="Temperature"/>) or the value does not fit.</summary>
    public static (string Unit, decimal Value)? Of(decimal value, string code) =>
        Paths.Unit.Find(code) is { } unit && (Paths.Ratio.Of(value) * unit.Factor).ToDecimal() is { } canonical
            ? (unit.Dimension.Length == 0 ? Paths.Quantity.One : unit.Dimension, canonical)
            : null;
}
