using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class FhirDateTests
{
    [Theory]
    [InlineData("2026", DatePrecision.Year, "2026-01-01", "2026-12-31")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("1980-05-31", DatePrecision.Day, "1980-05-31", "1980-05-31")]
    public void A_partial_date_knows_what_it_may_mean_and_writes_back_what_was_read(string text, DatePrecision precision, string first, string last)
    {
        var date = FhirDate.Parse(text);
        Assert.Equal((text, precision), (date.ToString(), date.Precision));
        Assert.Equal((first, last), (FhirDate.Of(date.First).ToString(), FhirDate.Of(date.Last).ToString()));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("2026-13")]
    [InlineData("2026-02-29")]
    [InlineData("2026-5")]
    [InlineData("26-05-01")]
    [InlineData("2026-05-01T10:00:00")]
    [InlineData("2026-05-01T10:00Z")]
    [InlineData("2026-05-01T24:00:00Z")]
    [InlineData("2026-05-01T10:00:00.Z")]
    [InlineData("2026-05-01T10:00:00+15:00")]
    [InlineData("2026-05-01 10:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("９９９９")]
    [InlineData("")]
    public void What_is_no_date_is_not_read(string text) => Assert.False(FhirDateTime.TryParse(text, out _));

    [Theory]
    [InlineData("2026-05-01T10:00:00.0+02:00", "2026-05-01T08:00:00Z")]
    [InlineData("2026-05-01T10:00:00-00:00", "2026-05-01T10:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.9999999Z")]
    [InlineData("2026-05-01T10:00:00.1234567890123Z", "2026-05-01T10:00:00.1234567Z")]
    public void A_moment_keeps_its_text_and_tells_its_instant(string text, string instant)
    {
        var moment = FhirDateTime.Parse(text);
        Assert.Equal(text, moment.ToString());
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), moment.Instant);
    }

    [Fact]
    public void A_moment_is_written_with_its_own_offset() =>
        Assert.Equal("2026-05-01T10:00:00+05:30", FhirDateTime.Of(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.FromMinutes(330))).ToString());

    [Fact]
    public void A_time_of_day_is_read_to_the_second() => Assert.Equal((true, false), (FhirTime.TryParse("23:59:60", out _), FhirTime.TryParse("23:59", out _)));
}
