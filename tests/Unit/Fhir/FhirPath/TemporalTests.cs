namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

public sealed class TemporalTests
{
    [Theory]
    [InlineData("@2023-01-31 + 1 month", "2023-02-28")]
    [InlineData("@2024-02-29 + 1 year", "2025-02-28")]
    [InlineData("@2024-02-29 - 1 year", "2023-02-28")]
    [InlineData("@2023-12-25 + 7.9 days", "2024-01-01")]
    [InlineData("@2014 + 23 months", "2015")]
    [InlineData("@2016 + 365 days", "2017")]
    [InlineData("@2026-02 + 5 weeks", "2026-03")]
    [InlineData("@2026-02 - 1 day", "2026-02")]
    [InlineData("@2023-12-25 + 1 'mo'", "error")]
    [InlineData("@2023-12-25 + 1 'd'", "2023-12-26")]
    [InlineData("@2023-12-25 + 1 hour", "error")]
    [InlineData("@T23:30:00 + 1 hour", "00:30:00")]
    [InlineData("@T01:00 - 2 hours", "23:00")]
    [InlineData("@T01:00 + 1 day", "error")]
    [InlineData("@2023-12-25T10:00:00Z + 90 minutes", "2023-12-25T11:30:00Z")]
    [InlineData("@2023-12-25T10:00:00.000+02:00 + 42.53 seconds", "2023-12-25T10:00:42.530+02:00")]
    [InlineData("@2023-12-25T10:00:00.000+02:00 + 10 'ms'", "2023-12-25T10:00:00.010+02:00")]
    [InlineData("@9999-12-31 + 1 day", "error")]
    [InlineData("@2023-12-25 + {}", "{}")]
    [InlineData("@2023-12-25 + 1", "error")]
    [InlineData("birthDate + 18 years", "2008-05-17")]
    public void Durations_are_added_by_the_calendar(string expression, string expected) => Assert.Equal(expected, Expressions.Evaluate(expression));

    [Theory]
    [InlineData("@2014.lowBoundary(6)", "2014-01")]
    [InlineData("@2014.highBoundary()", "2014-12-31")]
    [InlineData("@2014-02.highBoundary(8)", "2014-02-28")]
    [InlineData("@2014-01-01T08.highBoundary(17)", "2014-01-01T08:59:59.999-12:00")]
    [InlineData("@2014-01-01T08:05+08:00.highBoundary(17)", "2014-01-01T08:05:59.999+08:00")]
    [InlineData("@2014-01-01T08.lowBoundary()", "2014-01-01T08:00:00.000+14:00")]
    [InlineData("@T10:30.highBoundary(9)", "10:30:59.999")]
    [InlineData("@T10:30.lowBoundary(6)", "10:30:00")]
    [InlineData("@2014.lowBoundary(5)", "{}")]
    [InlineData("@2014.lowBoundary(17)", "{}")]
    [InlineData("(-1.587).lowBoundary()", "-1.58750000")]
    [InlineData("(-1.587).lowBoundary(2)", "-1.59")]
    [InlineData("1.587.lowBoundary(0)", "1")]
    [InlineData("1.587.highBoundary(6)", "1.587500")]
    [InlineData("(-1.587).highBoundary()", "-1.58650000")]
    [InlineData("1.587 'cm'.lowBoundary()", "1.58650000 'cm'")]
    [InlineData("'x'.lowBoundary()", "error")]
    [InlineData("@2014-01.precision()", "6")]
    [InlineData("1.5870.precision()", "4")]
    [InlineData("100.precision()", "0")]
    [InlineData("@T10:30.precision()", "4")]
    public void Boundaries(string expression, string expected) => Assert.Equal(expected, Expressions.Evaluate(expression));

    [Theory]
    [InlineData("@2014-01-05T10:30:00.002-07:30.yearOf()", "2014")]
    [InlineData("@2014.monthOf()", "{}")]
    [InlineData("@T10:30.minuteOf()", "30")]
    [InlineData("@T10:30.yearOf()", "{}")]
    [InlineData("@2014-01-05T10:30:00.002-07:30.millisecondOf()", "2")]
    [InlineData("@2014-01-05T10:30:00.002-07:30.timezoneOffsetOf()", "-7.5")]
    [InlineData("@2014-01-05T10:30:00.002-07:30.dateOf()", "2014-01-05")]
    [InlineData("@2014-01-05T10:30:00.002-07:30.timeOf()", "10:30:00.002")]
    public void Parts(string expression, string expected) => Assert.Equal(expected, Expressions.Evaluate(expression));

    [Theory]
    [InlineData("'2014-01-05'.toDate()", "2014-01-05")]
    [InlineData("'2014-01-05T10:00:00Z'.toDate()", "2014-01-05")]
    [InlineData("'2014-13'.toDate()", "{}")]
    [InlineData("'2014-01-05T10'.toDateTime()", "2014-01-05T10")]
    [InlineData("@2014.toDateTime() is DateTime", "true")]
    [InlineData("'25:00'.convertsToTime()", "false")]
    [InlineData("@2014-02-30", "error")]
    [InlineData("@2014-01-05T10:00:00.0.toString()", "2014-01-05T10:00:00.0")]
    public void Conversions(string expression, string expected) => Assert.Equal(expected, Expressions.Evaluate(expression));

    [Fact]
    public void The_clock_stands_still_while_an_expression_runs_and_is_the_callers()
    {
        var context = new HealthAssess.Fhir.FhirPathContext { Time = new StoppedClock() };
        Assert.Equal("true", Expressions.Evaluate("now() = now() and today() = now().toDate()", context));
        Assert.Equal("2026-03-01T12:30:45.678+02:00", Expressions.Evaluate("now()", context));
        Assert.Equal("2026-03-01", Expressions.Evaluate("today()", context));
        Assert.Equal("12:30:45.678", Expressions.Evaluate("timeOfDay()", context));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 10, 30, 45, 678, TimeSpan.Zero);
    }
}
