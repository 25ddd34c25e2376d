namespace HealthAssess.Fhir.Paths;

/// <summary>The first and last moment that a partial date or time may mean, to a number of digits: 4 a year, 8 a day, 17 a millisecond.</summary>
/// <remarks>A time without an offset may be anywhere on Earth: earliest at +14:00, latest at −12:00.</remarks>
internal static class TemporalBoundary
{
    private const int Earliest = 14 * 60;
    private const int Latest = -12 * 60;

    private static readonly int[] DateDigits = [4, 6, 8, 10, 12, 14];

    public static int Digits(Temporal value)
    {
        var digits = DateDigits[(int)value.Precision] - (value.Kind == ItemKind.Time ? 8 : 0);
        return value.FractionDigits > 0 ? digits + value.FractionDigits : digits;
    }

    public static Temporal? Of(Temporal value, int? precision, bool high)
    {
        var most = value.Kind switch { ItemKind.Date => 8, ItemKind.Time => 9, _ => 17 };
        var digits = precision ?? most;
        var full = digits == most && most > 8;
        var at = full ? DateDigits.Length - 1 : Array.IndexOf(DateDigits, digits + (value.Kind == ItemKind.Time ? 8 : 0));
        if (at < 0 || digits > most)
        {
            return null;
        }

        var bound = high ? Fill(value) : value;
        return bound with
        {
            Precision = (TemporalPrecision)at,
            FractionDigits = full ? 3 : 0,
            Fraction = full ? bound.Fraction / 10_000 * 10_000 : 0,
            Offset = value.Kind == ItemKind.DateTime && at >= (int)TemporalPrecision.Hour ? value.Offset ?? (high ? Latest : Earliest) : null,
        };
    }

    // Everything that was not said gets its greatest value.
    private static Temporal Fill(Temporal value)
    {
        var month = value.Precision < TemporalPrecision.Month ? 12 : value.Month;
        return value with
        {
            Month = value.Kind == ItemKind.Time ? 1 : month,
            Day = value.Precision < TemporalPrecision.Day ? DateTime.DaysInMonth(value.Year, month) : value.Day,
            Hour = value.Precision < TemporalPrecision.Hour ? 23 : value.Hour,
            Minute = value.Precision < TemporalPrecision.Minute ? 59 : value.Minute,
            Second = value.Precision < TemporalPrecision.Second ? 59 : value.Second,
            Fraction = value.FractionDigits == 0 ? 9_990_000 : value.Fraction,
        };
    }
}
