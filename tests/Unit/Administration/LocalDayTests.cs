using HealthAssess.Domain.Administration;

namespace HealthAssess.Tests.Unit.Administration;

/// <summary>A day on the wall of a Point of Entry, as moments.</summary>
public sealed class LocalDayTests
{
    [Theory]
    [InlineData("UTC", "2026-11-22", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-11-22", "2026-11-21T18:15:00Z", "2026-11-22T18:15:00Z")]
    // 25 hours: the clocks go back in the night of that Sunday.
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    // Clocks go forward at midnight: the day begins at 01:00.
    [InlineData("Asia/Beirut", "2025-03-30", "2025-03-29T22:00:00Z", "2025-03-30T21:00:00Z")]
    // Clocks go back from 01:00 to midnight: the day begins with the first of the two.
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z")]
    public void Begins_and_ends_where_the_clock_of_the_place_says_so(string zone, string day, string from, string to) =>
        Assert.Equal((Moment(from), Moment(to)), LocalDay.Of(DateOnly.Parse(day, null), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void The_first_and_the_last_day_of_the_calendar_have_a_beginning_and_an_end(string zone)
    {
        foreach (var day in (DateOnly[])[DateOnly.MinValue, DateOnly.MinValue.AddDays(1), DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue])
        {
            var (from, to) = LocalDay.Of(day, TimeZoneInfo.FindSystemTimeZoneById(zone));
            Assert.True(from < to);
        }
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, null);
}
