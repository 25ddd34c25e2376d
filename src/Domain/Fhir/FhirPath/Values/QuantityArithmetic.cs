namespace HealthAssess.Fhir.Paths;

/// <summary>Arithmetic of quantities: sums in the unit of the left side, products in the product of the units.</summary>
/// <remarks>FHIRPath, Operations, Math: calendar units are not multiplied, and years and months not added across units.</remarks>
internal static class QuantityArithmetic
{
    public static Item Apply(ArithmeticOperator operation, Quantity left, Quantity right) => operation switch
    {
        ArithmeticOperator.Add or ArithmeticOperator.Subtract => Sum(operation, left, right),
        ArithmeticOperator.Multiply => Product(left, right, divide: false),
        ArithmeticOperator.Divide => Product(left, right, divide: true),
        _ => default,
    };

    private static Item Sum(ArithmeticOperator operation, Quantity left, Quantity right)
    {
        // A plain number takes the unit of the other side.
        var unit = left.IsPlain ? right : left;
        var addend = left.IsPlain || right.IsPlain ? right.Value : Convert(right, left);
        return addend is { } value && NumberArithmetic.Decimals(operation, left.Value, value) is { } sum
            ? Item.Of(unit with { Value = sum })
            : default;
    }

    private static decimal? Convert(Quantity from, Quantity to)
    {
        if (from.Unit != to.Unit && (IsUncertain(from) || IsUncertain(to)))
        {
            return Calendar.Word(from.Unit) is { } word && word == Calendar.Word(to.Unit) ? from.Value : null;
        }

        return UnitConversion.Exact(from, to) is { } factor ? (Ratio.Of(from.Value) * factor).ToDecimal() : null;
    }

    private static bool IsUncertain(Quantity quantity) =>
        quantity.Style == UnitStyle.Calendar && Calendar.Word(quantity.Unit) is { } word && Calendar.IsUncertain(word);

    private static Item Product(Quantity left, Quantity right, bool divide)
    {
        var operation = divide ? ArithmeticOperator.Divide : ArithmeticOperator.Multiply;
        if (NumberArithmetic.Decimals(operation, left.Value, right.Value) is not { } value)
        {
            return default;
        }

        if (right.IsPlain || (left.IsPlain && !divide))
        {
            return Item.Of((right.IsPlain ? left : right) with { Value = value });
        }

        if (left.Style == UnitStyle.Calendar || right.Style == UnitStyle.Calendar)
        {
            return default;
        }

        return UnitProduct.Of(left.Unit, right.Unit, divide) is { } unit ? Item.Of(new Quantity(value, unit)) : default;
    }
}
