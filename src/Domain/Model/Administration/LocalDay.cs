namespace HealthAssess.Domain.Administration;

/// <summary>When a calendar day begins and ends in a zone: 23 or 25 hours where the clocks change.</summary>
public static class LocalDay
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>Its first moment, and the first moment after it.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Of(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return (Beginning(day, zone), day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Beginning(day.AddDays(1), zone));
    }

    private static DateTimeOffset Beginning(DateOnly day, TimeZoneInfo zone)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight, the day begins later than 00:00; zones differ by whole quarters of an hour.
        while (zone.IsInvalidTime(at))
        {
            at += Step;
        }

        // Where midnight comes twice, the day begins with the first one.
        var offset = zone.IsAmbiguousTime(at) ? zone.GetAmbiguousTimeOffsets(at).Max() : zone.GetUtcOffset(at);
        return day == DateOnly.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(at, offset);
    }
}
