namespace HealthAssess.Fhir.Paths;

/// <summary>Mathematics. What cannot be represented is nothing.</summary>
/// <remarks>FHIRPath N1, 5.7.</remarks>
internal static class Numbers
{
    public static IEnumerable<Function> Functions =>
    [
        new("abs", 0, 0, "Number", "input", Abs),
        new("ceiling", 0, 0, "Number", "Integer", Each(Math.Ceiling)),
        new("floor", 0, 0, "Number", "Integer", Each(Math.Floor)),
        new("truncate", 0, 0, "Number", "Integer", Each(decimal.Truncate)),
        new("round", 0, 1, "Number", "Decimal", Round),
        new("exp", 0, 0, "Number", "Decimal", Lift.Number(value => Of(Math.Exp((double)value)))),
        new("ln", 0, 0, "Number", "Decimal", Lift.Number(value => Of(Math.Log((double)value)))),
        new("sqrt", 0, 0, "Number", "Decimal", Lift.Number(value => Of(Math.Sqrt((double)value)))),
        new("log", 1, 1, "Number", "Decimal", Binary((value, power) => value <= 0 || power <= 0 ? null : Math.Log((double)value) / Math.Log((double)power))),
        new("power", 1, 1, "Number", "any", Binary((value, exponent) => Math.Pow((double)value, (double)exponent))),
    ];

    private static void Abs(Evaluation run, Slice input, Expression[] arguments)
    {
        var value = run.Single(input);
        run.Return(input.Start, value.Kind switch
        {
            ItemKind.Integer => Whole(Math.Abs(value.Decimal)),
            ItemKind.Decimal => Item.Of(Math.Abs(value.Decimal)),
            ItemKind.Quantity => Item.Of(value.Quantity with { Value = Math.Abs(value.Quantity.Value) }),
            _ => Refuse(run, value),
        });
    }

    private static FunctionBody Each(Func<decimal, decimal> body) => (run, input, _) =>
    {
        var value = run.Single(input);
        run.Return(input.Start, value.Kind switch
        {
            ItemKind.Integer or ItemKind.Decimal => Whole(body(value.Decimal)),
            ItemKind.Quantity => Item.Of(value.Quantity with { Value = body(value.Quantity.Value) }),
            _ => Refuse(run, value),
        });
    };

    private static void Round(Evaluation run, Slice input, Expression[] arguments)
    {
        var value = run.Single(input);
        var digits = arguments.Length > 0 ? Lift.Integer(run, arguments[0]) : 0;
        if (digits < 0)
        {
            run.Fail("round() takes a precision of 0 or more.");
        }

        run.Return(input.Start, run.Failed || digits is not { } places ? default : value switch
        {
            { IsNumber: true } => Item.Of(Round(value.Decimal, places)),
            { Kind: ItemKind.Quantity } => Item.Of(value.Quantity with { Value = Round(value.Quantity.Value, places) }),
            _ => Refuse(run, value),
        });
    }

    private static decimal Round(decimal value, int digits) => Math.Round(value, Math.Min(digits, 28), MidpointRounding.AwayFromZero);

    private static FunctionBody Binary(Func<decimal, decimal, double?> body) => (run, input, arguments) =>
    {
        Item value = run.Single(input), argument = run.Value(arguments[0]);
        if ((!value.IsNone && !value.IsNumber) || (!argument.IsNone && !argument.IsNumber))
        {
            run.Fail("Numbers are expected.");
        }

        if (value.IsNone || argument.IsNone || run.Failed)
        {
            run.Return(input.Start);
            return;
        }

        var result = body(value.Decimal, argument.Decimal) is { } number ? Of(number) : Refuse(run, value);
        run.Return(input.Start, result);
    };

    private static Item Of(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e27 ? Item.Of((decimal)value) : default;

    private static Item Whole(decimal value) => value is >= int.MinValue and <= int.MaxValue ? Item.Of((int)value) : default;

    private static Item Refuse(Evaluation run, in Item value)
    {
        if (!value.IsNone)
        {
            run.Fail("A number is expected.");
        }

        return default;
    }
}
