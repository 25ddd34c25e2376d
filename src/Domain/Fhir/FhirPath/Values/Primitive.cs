using System.Globalization;
using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>Reads a FHIR primitive or Quantity as the System value it stands for.</summary>
/// <remarks>FHIR R4, fhirpath.html#types: the implicit conversions of FHIR types.</remarks>
internal static class Primitive
{
    private const int LongestTime = 64;
    private const string Ucum = "http://unitsofmeasure.org";

    /// <summary>The value; none for a complex element, and for a primitive that has no value or an unreadable one.</summary>
    public static Item Read(Element node)
    {
        var type = node.Shape!;
        return type.IsPrimitive ? Read(type.Name, node) : type.Kind == TypeKind.Complex && IsQuantity(type) ? ReadQuantity(node) : default;
    }

    public static bool IsQuantity(TypeShape type) => type.Name == "Quantity" || type.FhirName == "Quantity" || type.BaseName == "Quantity";

    /// <summary>Whether an element is a primitive with a value of its own, and not only extensions.</summary>
    public static bool HasValue(Element node) => node.Shape!.IsPrimitive && node.Kind is not (null or NodeKind.Object or NodeKind.Null);

    /// <summary>Whether a primitive is a String to FHIRPath.</summary>
    public static bool IsText(TypeShape type) =>
        type is { IsPrimitive: true, Json: JsonKind.String } && type.Name is not ("date" or "dateTime" or "instant" or "time");

    private static Item Read(string type, Element node)
    {
        switch (type)
        {
            case "boolean":
                return node.Boolean is { } flag ? Item.Of(flag) : default;
            case "integer" or "positiveInt" or "unsignedInt":
                return node.Text is { } number && int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? Item.Of(integer) : default;
            case "decimal":
                return Number(node) is { } value ? Item.Of(value) : default;
        }

        return type is "date" or "dateTime" or "instant" or "time" ? Temporal(type, node.Utf8) : node.Text is { } text ? Item.Of(text) : default;
    }

    private static Item Temporal(string type, ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = stackalloc char[LongestTime];
        if (bytes.Length is 0 or > LongestTime || !Ascii.IsValid(bytes))
        {
            return default;
        }

        var text = letters[..Encoding.ASCII.GetChars(bytes, letters)];
        var value = type switch
        {
            "date" => TemporalParser.Date(text),
            "time" => TemporalParser.Time(text),
            _ => TemporalParser.DateTime(text),
        };
        return value is null ? default : Item.Of(value);
    }

    // A quantity with a comparator is a range, not a value.
    private static Item ReadQuantity(Element node)
    {
        if (Number(node["value"]) is not { } value || node["comparator"].Exists)
        {
            return default;
        }

        var code = node["code"].Text;
        var unit = code ?? node["unit"].Text ?? Quantity.One;
        var either = node["system"].Text == Ucum && Calendar.WordOf(unit) is not null;
        return Item.Of(new Quantity(value, unit, either ? UnitStyle.Either : UnitStyle.Ucum));
    }

    // Some published resources write decimals as strings; the reader has said so, their value is still plain.
    private static decimal? Number(Element node) =>
        decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
