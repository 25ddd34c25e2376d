using HealthAssess.Storage.Search;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class QueryTextTests
{
    [Fact]
    public void Names_and_values_are_decoded() =>
        Assert.Equal([("name:exact", "A B"), ("code", "a|b,c"), ("flag", "")], QueryText.Pairs("?name%3Aexact=A+B&code=a%7Cb%2Cc&flag"));

    [Fact]
    public void An_escaped_separator_does_not_part() =>
        Assert.Equal(["a,b", "c|d", @"e\"], QueryText.Split(@"a\,b,c\|d,e\\", ',').Select(QueryText.Plain));

    [Theory]
    [InlineData("2026", "2026-01-01T00:00:00", "2027-01-01T00:00:00")]
    [InlineData("2026-02", "2026-02-01T00:00:00", "2026-03-01T00:00:00")]
    [InlineData("2026-02-28", "2026-02-28T00:00:00", "2026-03-01T00:00:00")]
    [InlineData("2026-02-28T10:30", "2026-02-28T10:30:00", "2026-02-28T10:31:00")]
    [InlineData("2026-02-28T10:30:15", "2026-02-28T10:30:15", "2026-02-28T10:30:16")]
    [InlineData("2026-02-28T10:30:15.5Z", "2026-02-28T10:30:15.5", "2026-02-28T10:30:15.6")]
    [InlineData("2026-02-28T10:30:15+02:00", "2026-02-28T08:30:15", "2026-02-28T08:30:16")]
    public void A_date_covers_what_its_precision_says(string text, string low, string high)
    {
        var interval = DateInterval.Of(text)!;
        Assert.Equal(DateTime.Parse(low, System.Globalization.CultureInfo.InvariantCulture), interval.Low);
        Assert.Equal(DateTime.Parse(high, System.Globalization.CultureInfo.InvariantCulture), interval.High);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("26")]
    [InlineData("2026-02-28T25:00")]
    public void What_is_no_date_is_refused(string text) => Assert.Null(DateInterval.Of(text));
}
