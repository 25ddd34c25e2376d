using System.Net;
using System.Text.RegularExpressions;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>What is typed about a person is taken or refused at its field, never silently dropped.</summary>
public sealed partial class RegistrationPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("7", "", "1990")]
    [InlineData("7", "", "")]
    [InlineData("", "5", "")]
    public async Task A_day_without_its_month_and_a_month_without_its_year_are_refused_at_the_field_and_kept(string day, string month, string year)
    {
        using var tablet = await Browserless.Clinician(site);
        foreach (var address in new[] { "/travellers/new/without-document", "/travellers/new/by-hand" })
        {
            var answer = await tablet.Post(address, "save", ("family", "Wasswa"), ("country", "UGA"), ("number", "B5550001"), ("language", "sw"),
                ("birthDate-day", day), ("birthDate-month", month), ("birthDate-year", year));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("<a href=\"#birthDate\">Give the year, and the month where you give a day.</a>", Blanks().Replace(page, " ").Replace("> ", ">", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Matches("name=\"family\"[^>]*value=\"Wasswa\"", page);
            Assert.Matches("<option value=\"sw\" selected", page);
        }
    }

    [Fact]
    public async Task The_language_and_the_telephone_of_somebody_without_a_document_are_on_the_page_of_the_traveller()
    {
        using var tablet = await Browserless.Clinician(site);
        var saved = await tablet.Post("/travellers/new/without-document", "save", ("family", "Wasswa"), ("language", "sw"), ("phone", "+256 772 9"), ("new", "sure"));
        var page = await (await tablet.Get(new Uri(site.Site.Server.BaseAddress, saved.Headers.Location!).AbsolutePath)).Content.ReadAsStringAsync();
        Assert.Contains("Kiswahili", page, StringComparison.Ordinal);
        Assert.Contains("256 772 9", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_dose_on_a_day_without_a_month_is_not_recorded_as_of_its_year()
    {
        using var tablet = await Browserless.Clinician(site);
        var saved = await tablet.Post("/travellers/new/without-document", "save", ("family", "Wasswa"), ("new", "sure"));
        var answer = await tablet.Post(new Uri(site.Site.Server.BaseAddress, saved.Headers.Location!).AbsolutePath + "/earlier-dose", "earlier",
            ("vaccine", "37"), ("evidence", "recall"), ("on-day", "7"), ("on-year", "2019"));
        Assert.Contains("#on\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
