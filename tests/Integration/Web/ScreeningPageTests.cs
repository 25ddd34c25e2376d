using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain.Access;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>A protocol is switched while a clinician has its questions open.</summary>
public sealed partial class ScreeningPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task What_was_asked_by_another_version_is_looked_through_once_more_before_it_decides()
    {
        var traveller = (await site.Ask(SiteFixture.Staff(Roles.Clinician), new RegisterTraveller(Family: "Mugisha", BirthDate: "1994-03-01"))).Value.Id;
        var address = $"/travellers/{traveller}/screening?with=MPOX-POE";
        using var tablet = await Browserless.Clinician(site);
        var opened = await Read(await tablet.Get(address));
        var switched = await site.Ask(SiteFixture.Staff(Roles.Administrator), new ActivateProtocol(
            "MPOX-POE@1.0.0", [SiteFixture.Place.Id], SiteFixture.Place.Today(TimeProvider.System), "Outbreak", "Dr Demo", JsonDocument.Parse("""{"window": 10}""").RootElement));
        Assert.True(switched.Ok);

        var first = await Send(tablet, address, opened);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var again = await Read(first);
        Assert.Contains("Your answers are kept", again, StringComparison.Ordinal);
        Assert.Matches("name=\"q:rash\" value=\"no\" checked", again);

        var second = await Send(tablet, address, again);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Contains($"/travellers/{traveller}/screening/", second.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Send(Browserless tablet, string address, string page) => tablet.PostRaw(
        address, ("_handler", "screening"), ("__RequestVerificationToken", Token().Match(page).Groups[1].Value), ("edition", Edition().Match(page).Groups[1].Value), ("q:rash", "no"), ("q:exposure.contact", "no"));

    private static Task<string> Read(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"edition\" value=\"([^\"]*)\"")]
    private static partial Regex Edition();
}
