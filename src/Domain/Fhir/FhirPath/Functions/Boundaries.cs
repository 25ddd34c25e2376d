namespace HealthAssess.Fhir.Paths;

/// <summary>The least and greatest value that a number, date or time may stand for, and how precisely it was given.</summary>
/// <remarks>
/// FHIRPath, continuous build, lowBoundary, highBoundary and precision. A number stands for half a unit of its last digit
/// to either side; cut to fewer digits the lower bound is truncated and the upper one rounded, and negative numbers mirror that.
/// </remarks>
internal static class Boundaries
{
    private const int DecimalDigits = 8;
    private const int MostDigits = 28;
    private const decimal Largest = 1e27m;

    public static IEnumerable<Function> Functions =>
    [
        new("lowBoundary", 0, 1, "any", "input", (run, input, arguments) => Boundary(run, input, arguments, high: false)),
        new("highBoundary", 0, 1, "any", "input", (run, input, arguments) => Boundary(run, input, arguments, high: true)),
        new("precision", 0, 0, "any", "Integer", Lift.Value(Precision)),
    ];

    private static void Boundary(Evaluation run, Slice input, Expression[] arguments, bool high)
    {
        var value = run.Single(input);
        var precision = arguments.Length > 0 ? Lift.Integer(run, arguments[0]) : null;
        run.Return(input.Start, run.Failed ? default : value switch
        {
            { IsNumber: true } => Number(value.Decimal, precision, high) is { } number ? Item.Of(number) : default,
            { Kind: ItemKind.Quantity } => Number(value.Quantity.Value, precision, high) is { } amount ? Item.Of(value.Quantity with { Value = amount }) : default,
            { IsTemporal: true } => TemporalBoundary.Of(value.Temporal, precision, high) is { } moment ? Item.Of(moment) : default,
            { IsNone: true } => default,
            _ => Refuse(run),
        });
    }

    private static decimal? Number(decimal value, int? precision, bool high)
    {
        var digits = precision ?? DecimalDigits;
        if (digits is < 0 or > MostDigits || value.Scale >= MostDigits || Math.Abs(value) > Largest)
        {
            return null;
        }

        var half = new decimal(5, 0, 0, false, (byte)(value.Scale + 1));
        var upward = high != value < 0;
        var size = Math.Abs(value);
        var bound = upward ? size + half : size - half;
        var cut = decimal.Round(bound, digits, upward ? MidpointRounding.AwayFromZero : MidpointRounding.ToNegativeInfinity);
        return Padded(value < 0 ? -cut : cut, digits);
    }

    /// <summary>With exactly so many digits after the point; null where they do not fit.</summary>
    private static decimal? Padded(decimal value, int digits)
    {
        try
        {
            return value.Scale >= digits ? value : value + new decimal(0, 0, 0, false, (byte)digits);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Item Precision(Item value) => value switch
    {
        { IsNumber: true } => Item.Of((int)value.Decimal.Scale),
        { IsTemporal: true } => Item.Of(TemporalBoundary.Digits(value.Temporal)),
        _ => default,
    };

    private static Item Refuse(Evaluation run)
    {
        run.Fail("Only numbers, quantities, dates and times have bounds.");
        return default;
    }
}
