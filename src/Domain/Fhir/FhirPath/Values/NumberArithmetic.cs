namespace HealthAssess.Fhir.Paths;

/// <summary>Arithmetic of numbers. What does not fit, and division by zero, is nothing.</summary>
/// <remarks>FHIRPath N1, 6.6.</remarks>
internal static class NumberArithmetic
{
    public static Item Apply(ArithmeticOperator operation, Item left, Item right) =>
        left.Kind == ItemKind.Integer && right.Kind == ItemKind.Integer && operation != ArithmeticOperator.Divide
            ? Integers(operation, left.Integer, right.Integer)
            : Decimals(operation, left.Decimal, right.Decimal) is { } value ? Item.Of(value) : default;

    public static decimal? Decimals(ArithmeticOperator operation, decimal left, decimal right)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperator.Add => left + right,
                ArithmeticOperator.Subtract => left - right,
                ArithmeticOperator.Multiply => left * right,
                _ when right == 0 => null,
                ArithmeticOperator.Divide => left / right,
                ArithmeticOperator.Div => decimal.Truncate(left / right),
                _ => left % right,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Item Integers(ArithmeticOperator operation, long left, long right)
    {
        if (right == 0 && operation is ArithmeticOperator.Div or ArithmeticOperator.Mod)
        {
            return default;
        }

        var result = operation switch
        {
            ArithmeticOperator.Add => left + right,
            ArithmeticOperator.Subtract => left - right,
            ArithmeticOperator.Multiply => left * right,
            ArithmeticOperator.Div => left / right,
            _ => left % right,
        };
        return result is >= int.MinValue and <= int.MaxValue ? Item.Of((int)result) : default;
    }
}
