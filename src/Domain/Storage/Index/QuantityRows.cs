using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>The rows of a quantity.</summary>
internal static class QuantityRows
{
    /// <summary>As it was written, and in base units; a union finds both under its narrower parameters.</summary>
    public static void Add(IndexTarget target, QuantityValue quantity, long param)
    {
        target.Quantities.Add(new QuantityRow(param, quantity.Value, quantity.Upper, IndexText.Fit(quantity.Code ?? quantity.Unit ?? ""), IndexHash.System(quantity.System)));
        if (quantity is { Code: not null, Unit: { } words } && words != quantity.Code)
        {
            target.Quantities.Add(new QuantityRow(param, quantity.Value, quantity.Upper, IndexText.Fit(words), IndexHash.None));
        }

        if (quantity is { CanonicalCode: { } unit, CanonicalValue: { } value, CanonicalUpper: { } upper } && Unions.PartsOf(param).Length == 0)
        {
            target.Quantities.Add(new QuantityRow(IndexHash.Canonical(param), value, upper, unit, IndexHash.None));
        }
    }
}
