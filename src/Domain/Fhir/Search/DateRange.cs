namespace HealthAssess.Fhir.Search;

/// <summary>The instants that a date, dateTime or instant covers.</summary>
public static class DateRange
{
    /// <summary>The first instant and the first after; null where the element has no readable value.</summary>
    internal static (DateTimeOffset Low, DateTimeOffset High)? Of(Element element) =>
        FhirDateTime.TryParse(element.Text, out var date) ? Of(date, FractionDigits(date.ToString())) : null;

    /// <summary>True for the second that is put in at the end of a minute. No clock here has it: it counts as the second before, of the day that ends.</summary>
    public static bool IsLeapSecond(string text) => text.Length > 19 && text.AsSpan(17, 2) is "60";

    private static (DateTimeOffset Low, DateTimeOffset High) Of(FhirDateTime date, int fraction)
    {
        if (date.Instant is { } instant)
        {
            // A moment is no shorter than a microsecond, which is as far as the index goes: it would end where it begins, and be no time at all.
            var width = fraction == 0 ? TimeSpan.TicksPerSecond : (long)Math.Pow(10, 7 - Math.Min(6, fraction));
            var low = instant.ToUniversalTime();
            (low, width) = IsLeapSecond(date.ToString()) ? (low.AddTicks(-(low.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.TicksPerSecond) : (low, width);
            return (low, DateTimeOffset.MaxValue.Ticks - low.Ticks > width ? low.AddTicks(width) : DateTimeOffset.MaxValue);
        }

        var (first, last) = (date.Date.First, date.Date.Last);
        return (Midnight(first), last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(last.AddDays(1)));
    }

    private static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static int FractionDigits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - point - 1;
    }
}
