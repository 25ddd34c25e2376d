using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>"What does my trip need?", asked by somebody whose browser sends what a date field never would.</summary>
public sealed class TripPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly (string, string)[] Trip = [("home", "FRA"), ("stop-0-country", "UGA"), ("stop-0-arrived", "2027-01-10")];

    [Theory]
    [InlineData("letter-until", "2027-02-31")]
    [InlineData("letter-until", "next year")]
    [InlineData("birthDate", "17.5.1990")]
    [InlineData("yellow-fever", "2020-13-01")]
    [InlineData("stop-0-left", "later")]
    public async Task A_date_that_cannot_be_read_is_not_taken_for_none(string field, string date)
    {
        using var browser = new Browserless(site);
        var page = await Answer(browser, (field, date), ("more", "letter"));
        Assert.Contains($"id=\"{field}-error\"", page);
        Assert.DoesNotContain("id=\"trip-answer\"", page);
    }

    [Fact]
    public async Task A_date_left_empty_is_none()
    {
        using var browser = new Browserless(site);
        Assert.Contains("id=\"trip-answer\"", await Answer(browser, ("letter-until", ""), ("birthDate", " "), ("more", "letter")));
    }

    private static async Task<string> Answer(Browserless browser, params (string, string)[] fields) =>
        await (await browser.Post("/trip", "trip", [.. Trip, .. fields])).Content.ReadAsStringAsync();
}
