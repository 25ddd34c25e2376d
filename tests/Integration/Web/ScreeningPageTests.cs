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

    [Fact]
    public async Task What_was_answered_by_a_protocol_that_is_switched_off_meanwhile_is_kept_and_taken_over()
    {
        var traveller = (await site.Ask(SiteFixture.Staff(Roles.Clinician), new RegisterTraveller(Family: "Kato", BirthDate: "1994-03-01"))).Value.Id;
        var address = $"/travellers/{traveller}/screening?with=CHOLERA-POE";
        using var tablet = await Browserless.Clinician(site);
        var opened = await Read(await tablet.Get(address));
        Assert.Contains("name=\"q:stools\"", opened, StringComparison.Ordinal);
        await SwitchOff("CHOLERA-POE");

        var kept = await Read(await Send(tablet, address, opened, ("q:stools", "3"), ("q:travel.affected", "no")));
        Assert.Contains("Switched off while you were asking", kept, StringComparison.Ordinal);
        Assert.Contains("Nothing was recorded", kept, StringComparison.Ordinal);
        Assert.Matches("name=\"was:stools\" value=\"3\"", kept);
        Assert.DoesNotContain("name=\"q:", kept, StringComparison.Ordinal);

        var other = await Read(await Send(tablet, address, kept, ("off", "CHOLERA-POE@1.0.0"), ("was:stools", "3"), ("was:travel.affected", "no"), ("with", "EVD-POE@1.0.0"), ("again", "yes")));
        Assert.Contains("name=\"q:temperature\"", other, StringComparison.Ordinal);
        Assert.Matches("name=\"was:stools\" value=\"3\"", other);
        var done = await Send(tablet, address, other, ("with", "EVD-POE@1.0.0"), ("off", "CHOLERA-POE@1.0.0"), ("was:stools", "3"), ("q:temperature", "36.6"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private async Task SwitchOff(string protocol)
    {
        var off = await site.Ask(SiteFixture.Staff(Roles.Administrator), new ActivateProtocol(
            protocol + "@1.0.0", [SiteFixture.Place.Id], SiteFixture.Place.Today(TimeProvider.System), "Over", "Dr Demo", Off: true));
        Assert.True(off.Ok, string.Join(' ', off.Refusals.Select(refusal => refusal.Text)));
    }

    private static Task<HttpResponseMessage> Send(Browserless tablet, string address, string page, params (string, string)[] fields) => tablet.PostRaw(
        address, [("_handler", "screening"), ("__RequestVerificationToken", Token().Match(page).Groups[1].Value), ("edition", Edition().Match(page).Groups[1].Value), .. fields]);

    private static Task<HttpResponseMessage> Send(Browserless tablet, string address, string page) => tablet.PostRaw(
        address, ("_handler", "screening"), ("__RequestVerificationToken", Token().Match(page).Groups[1].Value), ("edition", Edition().Match(page).Groups[1].Value), ("q:rash", "no"), ("q:exposure.contact", "no"));

    private static Task<string> Read(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"edition\" value=\"([^\"]*)\"")]
    private static partial Regex Edition();
}
