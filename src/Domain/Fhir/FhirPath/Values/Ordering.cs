namespace HealthAssess.Fhir.Paths;

/// <summary>The order of two System values.</summary>
/// <remarks>FHIRPath N1, 6.2.</remarks>
internal static class Ordering
{
    public static Order Compare(Item left, Item right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return TemporalOrder.Of(left.Decimal.CompareTo(right.Decimal));
        }

        if (left.Kind == ItemKind.String && right.Kind == ItemKind.String)
        {
            return TemporalOrder.Of(string.CompareOrdinal(left.String, right.String));
        }

        if (left.IsTemporal && right.IsTemporal)
        {
            return TemporalOrder.Compare(left.Temporal, right.Temporal);
        }

        return QuantityOf(left) is { } quantity && QuantityOf(right) is { } other ? Compare(quantity, other) : Order.Incompatible;
    }

    public static Order Compare(Quantity left, Quantity right)
    {
        if (left.Unit == right.Unit && left.Style == right.Style)
        {
            return TemporalOrder.Of(left.Value.CompareTo(right.Value));
        }

        return UnitConversion.Value(right, left, approximate: false) is { } value
            ? TemporalOrder.Of(Ratio.Of(left.Value).CompareTo(value))
            : Order.Unknown;
    }

    /// <summary>A quantity, or a number as a quantity of unit 1.</summary>
    public static Quantity? QuantityOf(Item item) =>
        item.Kind == ItemKind.Quantity ? item.Quantity : item.IsNumber ? Quantity.Of(item.Decimal) : null;
}
