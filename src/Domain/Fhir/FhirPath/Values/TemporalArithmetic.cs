namespace HealthAssess.Fhir.Paths;

/// <summary>Adds a duration to a date or time, by the calendar.</summary>
/// <remarks>
/// FHIRPath N1, 6.7. Fractions count for seconds and milliseconds only. A duration finer than a partial date is first
/// converted to the date's own precision, its remainder dropped.
/// </remarks>
internal static class TemporalArithmetic
{
    /// <summary>The sum; null with a reason where the unit does not fit or the result leaves the calendar.</summary>
    public static Temporal? Add(Temporal to, Quantity duration, int sign, out string? refusal)
    {
        refusal = null;
        if (UnitWord(duration) is not { } word)
        {
            refusal = $"'{duration.Unit}' cannot be added to a date or time; years and months are those of the calendar.";
            return null;
        }

        if (to.Kind == ItemKind.Date ? word is "hour" or "minute" or "second" or "millisecond" : to.Kind == ItemKind.Time && word is "year" or "month" or "week" or "day")
        {
            refusal = $"A {to.Kind} has no {word}.";
            return null;
        }

        // UCUM seconds are counted whole, those of the calendar with their fraction.
        var amount = sign * (word is "second" or "millisecond" && duration.Style != UnitStyle.Ucum ? duration.Value : decimal.Truncate(duration.Value));
        var sum = Math.Abs(amount) > 100_000_000_000_000 ? null : Add(to, word, amount);
        refusal = sum is null ? "The result lies beyond the years 1 to 9999." : null;
        return sum;
    }

    private static string? UnitWord(Quantity duration)
    {
        var word = Calendar.Word(duration.Unit);
        return word ?? (duration.Style == UnitStyle.Either || Calendar.WordOf(duration.Unit) is not ("year" or "month") ? Calendar.WordOf(duration.Unit) : null);
    }

    private static Temporal? Add(Temporal to, string word, decimal amount) => word switch
    {
        "year" => Months(to, (long)amount * 12),
        "month" => to.Precision == TemporalPrecision.Year ? Months(to, (long)amount / 12 * 12) : Months(to, (long)amount),
        "week" => Days(to, (long)amount * 7),
        "day" => Days(to, (long)amount),
        "hour" => Ticks(to, amount * TimeSpan.TicksPerHour),
        "minute" => Ticks(to, amount * TimeSpan.TicksPerMinute),
        "second" => Ticks(to, amount * TimeSpan.TicksPerSecond),
        _ => Ticks(to, amount * TimeSpan.TicksPerMillisecond),
    };

    private static Temporal? Months(Temporal to, long months)
    {
        var total = (to.Year * 12L) + to.Month - 1 + months;
        var year = Math.DivRem(total, 12, out var month);
        return year is < 1 or > 9999
            ? null
            : to with { Year = (int)year, Month = (int)month + 1, Day = Math.Min(to.Day, DateTime.DaysInMonth((int)year, (int)month + 1)) };
    }

    private static Temporal? Days(Temporal to, long days) => to.Precision switch
    {
        TemporalPrecision.Year => Months(to, days / 365 * 12),
        TemporalPrecision.Month => Months(to, days / 30),
        _ => Math.Abs(days) > 4_000_000 ? null : to.At(to.LocalTicks + (days * TimeSpan.TicksPerDay)),
    };

    private static Temporal? Ticks(Temporal to, decimal ticks)
    {
        if (Math.Abs(ticks) > long.MaxValue / 4)
        {
            return null;
        }

        var whole = (long)ticks;
        if (to.Kind == ItemKind.Time)
        {
            var wrapped = (to.LocalTicks + Truncate(whole, to.Precision)) % TimeSpan.TicksPerDay;
            return WithFraction(to.At(wrapped < 0 ? wrapped + TimeSpan.TicksPerDay : wrapped));
        }

        return to.Precision < TemporalPrecision.Hour
            ? Days(to, whole / TimeSpan.TicksPerDay)
            : WithFraction(to.At(to.LocalTicks + Truncate(whole, to.Precision)));
    }

    private static long Truncate(long ticks, TemporalPrecision precision)
    {
        var unit = precision switch
        {
            TemporalPrecision.Hour => TimeSpan.TicksPerHour,
            TemporalPrecision.Minute => TimeSpan.TicksPerMinute,
            _ => 1,
        };
        return ticks / unit * unit;
    }

    // Whole seconds that gain a fraction show it.
    private static Temporal? WithFraction(Temporal? value)
    {
        if (value is null || value.Precision != TemporalPrecision.Second)
        {
            return value;
        }

        var digits = Math.Max(value.FractionDigits, value.Fraction == 0 ? 0 : value.Fraction % 10_000 == 0 ? 3 : 7);
        return digits == value.FractionDigits ? value : value with { FractionDigits = digits };
    }
}
