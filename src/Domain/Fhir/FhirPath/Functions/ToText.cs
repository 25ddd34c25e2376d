namespace HealthAssess.Fhir.Paths;

/// <summary>Conversion to String.</summary>
/// <remarks>FHIRPath N1, 5.5.8.</remarks>
internal static class ToText
{
    public static IEnumerable<Function> Functions =>
    [
        new("toString", 0, 0, "any", "String", Lift.Value(Text)),
        new("convertsToString", 0, 0, "any", "Boolean", ToNumbers.Converts(Text)),
    ];

    private static Item Text(Item value) => value.Text is { } text ? Item.Of(text) : default;
}
