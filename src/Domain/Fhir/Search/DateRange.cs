namespace HealthAssess.Fhir.Search;

/// <summary>The instants that a date, dateTime or instant covers.</summary>
internal static class DateRange
{
    /// <summary>The first instant and the first after; null where the element has no readable value.</summary>
    public static (DateTimeOffset Low, DateTimeOffset High)? Of(Element element) =>
        FhirDateTime.TryParse(element.Text, out var date) ? Of(date, FractionDigits(date.ToString())) : null;

    private static (DateTimeOffset Low, DateTimeOffset High) Of(FhirDateTime date, int fraction)
    {
        if (date.Instant is { } instant)
        {
            var width = fraction == 0 ? TimeSpan.TicksPerSecond : (long)Math.Pow(10, 7 - Math.Min(7, fraction));
            var low = instant.ToUniversalTime();
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
