namespace HealthAssess.Fhir.Paths;

/// <summary>The parts of a date or time.</summary>
/// <remarks>FHIRPath, continuous build, Extract Date/DateTime/Time components.</remarks>
internal static class TemporalParts
{
    public static IEnumerable<Function> Functions =>
    [
        new("yearOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Year, value => value.Year)),
        new("monthOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Month, value => value.Month)),
        new("dayOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Day, value => value.Day)),
        new("hourOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Hour, value => value.Hour)),
        new("minuteOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Minute, value => value.Minute)),
        new("secondOf", 0, 0, "any", "Integer", Part(TemporalPrecision.Second, value => value.Second)),
        new("millisecondOf", 0, 0, "any", "Integer", Lift.Temporal(value => value.FractionDigits > 0 ? Item.Of(value.Fraction / 10_000) : default)),
        new("timezoneOffsetOf", 0, 0, "any", "Decimal", Lift.Temporal(value => value.Offset is { } minutes ? Item.Of(minutes / 60.0m) : default)),
        new("dateOf", 0, 0, "any", "Date", Lift.Temporal(value => value.Kind == ItemKind.Time ? default : Item.Of(value.DatePart))),
        new("timeOf", 0, 0, "any", "Time", Lift.Temporal(value => value.Kind == ItemKind.DateTime && value.TimePart is { } time ? Item.Of(time) : default)),
    ];

    private static FunctionBody Part(TemporalPrecision precision, Func<Temporal, int> part) => Lift.Temporal(value =>
        value.Precision >= precision && (value.Kind != ItemKind.Time || precision >= TemporalPrecision.Hour) ? Item.Of(part(value)) : default);
}
