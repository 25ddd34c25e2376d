namespace HealthAssess.Fhir.Paths;

/// <summary>Conversions to Date, DateTime and Time.</summary>
/// <remarks>FHIRPath N1, 5.5.5, 5.5.6 and 5.5.9.</remarks>
internal static class ToTimes
{
    public static IEnumerable<Function> Functions =>
    [
        new("toDate", 0, 0, "any", "Date", Lift.Value(ToDate)),
        new("convertsToDate", 0, 0, "any", "Boolean", ToNumbers.Converts(ToDate)),
        new("toDateTime", 0, 0, "any", "DateTime", Lift.Value(ToDateTime)),
        new("convertsToDateTime", 0, 0, "any", "Boolean", ToNumbers.Converts(ToDateTime)),
        new("toTime", 0, 0, "any", "Time", Lift.Value(ToTime)),
        new("convertsToTime", 0, 0, "any", "Boolean", ToNumbers.Converts(ToTime)),
    ];

    private static Item ToDate(Item value) => value.Kind switch
    {
        ItemKind.Date => value,
        ItemKind.DateTime => Item.Of(value.Temporal.DatePart),
        ItemKind.String => TemporalParser.DateTime(value.String) is { } text ? Item.Of(text.DatePart) : default,
        _ => default,
    };

    private static Item ToDateTime(Item value) => value.Kind switch
    {
        ItemKind.DateTime => value,
        ItemKind.Date => Item.Of(value.Temporal with { Kind = ItemKind.DateTime }),
        ItemKind.String => TemporalParser.DateTime(value.String) is { } text ? Item.Of(text) : default,
        _ => default,
    };

    private static Item ToTime(Item value) => value.Kind switch
    {
        ItemKind.Time => value,
        ItemKind.String => TemporalParser.Time(value.String) is { } text ? Item.Of(text) : default,
        _ => default,
    };
}
