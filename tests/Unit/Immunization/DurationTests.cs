using System.Globalization;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Tests.Unit.Immunization;

public sealed class DurationTests
{
    [Theory]
    [InlineData("2000-01-01", "3 years", "2003-01-01")]
    [InlineData("2000-11-01", "6 months", "2001-05-01")]
    [InlineData("2000-02-01", "5 weeks", "2000-03-07")]
    [InlineData("2001-02-01", "5 weeks", "2001-03-08")]
    [InlineData("2000-01-15", "0 days", "2000-01-15")]
    [InlineData("2000-03-31", "6 months", "2000-10-01")]
    [InlineData("2000-08-31", "6 months", "2001-03-01")]
    [InlineData("2000-02-29", "1 year", "2001-03-01")]
    [InlineData("2000-01-31", "6 months - 4 days", "2000-07-27")]
    [InlineData("2000-01-01", "16 years - 4 months", "2015-09-01")]
    public void Adds_years_then_months_then_days_and_moves_a_missing_day_forward(string day, string duration, string sum) =>
        Assert.Equal(Day(sum), Duration.Read(duration)!.Value.From(Day(day)));

    [Theory]
    [InlineData("12 months - 4 days", "12m-4d")]
    [InlineData("5 months + 4 weeks", "5m+4w")]
    [InlineData("28 days - 4 days", "24d")]
    [InlineData("0 days", "0d")]
    [InlineData("2years", "2y")]
    public void Is_written_short_and_read_back(string text, string brief)
    {
        var duration = Duration.Read(text)!.Value;
        Assert.Equal(brief, duration.ToString());
        Assert.Equal(duration, Duration.Read(brief));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("n/a")]
    public void An_empty_duration_is_none(string? text) => Assert.Null(Duration.Read(text));

    [Theory]
    [InlineData("soon")]
    [InlineData("3 moons")]
    [InlineData("4 weeks or so")]
    public void What_is_no_duration_is_refused(string text) => Assert.Throws<FormatException>(() => Duration.Read(text));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
