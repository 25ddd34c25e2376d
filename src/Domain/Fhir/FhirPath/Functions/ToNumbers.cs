using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>Conversions to Boolean, Integer and Decimal.</summary>
/// <remarks>FHIRPath N1, 5.5.2 to 5.5.4.</remarks>
internal static class ToNumbers
{
    public static IEnumerable<Function> Functions =>
    [
        new("toBoolean", 0, 0, "any", "Boolean", Lift.Value(ToBoolean)),
        new("convertsToBoolean", 0, 0, "any", "Boolean", Converts(ToBoolean)),
        new("toInteger", 0, 0, "any", "Integer", Lift.Value(ToInteger)),
        new("convertsToInteger", 0, 0, "any", "Boolean", Converts(ToInteger)),
        new("toDecimal", 0, 0, "any", "Decimal", Lift.Value(ToDecimal)),
        new("convertsToDecimal", 0, 0, "any", "Boolean", Converts(ToDecimal)),
    ];

    /// <summary>Whether a conversion has a result.</summary>
    public static FunctionBody Converts(Func<Item, Item> conversion) => Lift.Value(value => Item.Of(!conversion(value).IsNone));

    private static Item ToBoolean(Item value) => value.Kind switch
    {
        ItemKind.Boolean => value,
        ItemKind.Integer or ItemKind.Decimal => value.Decimal == 1 ? Item.Of(true) : value.Decimal == 0 ? Item.Of(false) : default,
        ItemKind.String => value.String.ToLowerInvariant() switch
        {
            "true" or "t" or "yes" or "y" or "1" or "1.0" => Item.Of(true),
            "false" or "f" or "no" or "n" or "0" or "0.0" => Item.Of(false),
            _ => default,
        },
        _ => default,
    };

    private static Item ToInteger(Item value) => value.Kind switch
    {
        ItemKind.Integer => value,
        ItemKind.Boolean => Item.Of(value.Boolean ? 1 : 0),
        ItemKind.String => int.TryParse(value.String, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Item.Of(number) : default,
        _ => default,
    };

    private static Item ToDecimal(Item value) => value.Kind switch
    {
        ItemKind.Decimal => value,
        ItemKind.Integer => Item.Of(value.Decimal),
        ItemKind.Boolean => Item.Of(value.Boolean ? 1.0m : 0.0m),
        ItemKind.String => Decimal(value.String) is { } number ? Item.Of(number) : default,
        _ => default,
    };

    /// <summary>Digits, with a sign and a fraction where there is one, and nothing else.</summary>
    public static decimal? Decimal(string text)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return text.Length > 0 && char.IsAsciiDigit(text[^1]) && !text.StartsWith('.') && !text.StartsWith("+.", StringComparison.Ordinal) && !text.StartsWith("-.", StringComparison.Ordinal)
            && decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
