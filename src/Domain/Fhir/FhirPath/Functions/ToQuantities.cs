using System.Text.RegularExpressions;

namespace HealthAssess.Fhir.Paths;

/// <summary>Conversion to Quantity, and of quantities to another unit.</summary>
/// <remarks>FHIRPath N1, 5.5.7; the unit argument of the continuous build.</remarks>
internal static partial class ToQuantities
{
    public static IEnumerable<Function> Functions =>
    [
        new("toQuantity", 0, 1, "any", "Quantity", (run, input, arguments) => run.Return(input.Start, Convert(run, input, arguments))),
        new("convertsToQuantity", 0, 1, "any", "Boolean", Converts),
    ];

    [GeneratedRegex(@"^(?<value>[+-]?\d+(\.\d+)?)\s*('(?<unit>[^']+)'|(?<time>[a-zA-Z]+))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    private static void Converts(Evaluation run, Slice input, Expression[] arguments)
    {
        var result = Convert(run, input, arguments);
        run.Return(input.Start, input.IsEmpty || run.Failed ? default : Item.Of(!result.IsNone));
    }

    private static Item Convert(Evaluation run, Slice input, Expression[] arguments)
    {
        var value = ToQuantity(run.Single(input));
        var unit = arguments.Length == 0 ? null : Lift.Text(run, arguments[0]);
        return value is null || run.Failed ? default : unit is null ? Item.Of(value) : InUnit(value, unit);
    }

    private static Quantity? ToQuantity(in Item value) => value.Kind switch
    {
        ItemKind.Quantity => value.Quantity,
        ItemKind.Integer or ItemKind.Decimal => Quantity.Of(value.Decimal),
        ItemKind.Boolean => Quantity.Of(value.Boolean ? 1.0m : 0.0m),
        ItemKind.String => Read(value.String),
        _ => null,
    };

    private static Quantity? Read(string text)
    {
        var match = text.Length > 200 ? Match.Empty : Form().Match(text);
        if (!match.Success || ToNumbers.Decimal(match.Groups["value"].Value) is not { } value)
        {
            return null;
        }

        var (unit, time) = (match.Groups["unit"], match.Groups["time"]);
        return unit.Success ? new Quantity(value, unit.Value)
            : !time.Success ? Quantity.Of(value)
            : Calendar.Word(time.Value) is not null ? new Quantity(value, time.Value, UnitStyle.Calendar)
            : null;
    }

    private static Item InUnit(Quantity value, string unit)
    {
        var target = new Quantity(0, unit, Calendar.Word(unit) is null ? UnitStyle.Ucum : UnitStyle.Calendar);
        if (value.IsPlain)
        {
            return Item.Of(target with { Value = value.Value });
        }

        // Between calendar and UCUM the conversion is made in the source's own system.
        var source = value.Style == UnitStyle.Calendar && Calendar.WordOf(unit) is { } word ? new Quantity(0, word, UnitStyle.Calendar) : target;
        return UnitConversion.Value(value, source, approximate: true)?.ToDecimal() is { } converted
            ? Item.Of(target with { Value = converted })
            : default;
    }
}
