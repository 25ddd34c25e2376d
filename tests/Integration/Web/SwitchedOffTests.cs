using System.Net;
using System.Text.RegularExpressions;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain.Access;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>A protocol is switched off while its questions are open: at the second stage, and where nothing is left to go on by.</summary>
public sealed partial class SwitchedOffTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task What_was_answered_at_the_second_stage_is_kept_and_the_traveller_is_screened_by_another()
    {
        var traveller = await Traveller();
        var first = await site.Ask(SiteFixture.Staff(Roles.Clinician), new RecordAssessment(
            traveller, "EVD-POE", new Dictionary<string, IReadOnlyList<string>> { ["temperature"] = ["38.4"], ["travel.affected"] = ["yes"], ["exposure.funeral"] = ["yes"] }));
        Assert.True(first.Value.NeedsSecondary);
        var address = $"/travellers/{traveller}/screening?continues={first.Value.Id}";
        using var tablet = await Browserless.Clinician(site);
        var opened = await Read(await tablet.Get(address));
        Assert.Contains("name=\"q:secondary.temperature\"", opened, StringComparison.Ordinal);
        await Turn("EVD-POE@1.0.0", off: true);
        try
        {
            var kept = await Read(await Send(tablet, address, opened, ("q:secondary.temperature", "36.9")));
            Assert.Contains("Switched off while you were asking", kept, StringComparison.Ordinal);
            Assert.Contains("name=\"was:secondary.temperature\" value=\"36.9\"", kept, StringComparison.Ordinal);

            var other = await Read(await Send(tablet, address, kept, ("off", "EVD-POE@1.0.0"), ("was:secondary.temperature", "36.9"), ("with", "MPOX-POE@1.0.0"), ("again", "yes")));
            Assert.Contains("name=\"q:rash\"", other, StringComparison.Ordinal);
            Assert.Contains("name=\"was:secondary.temperature\" value=\"36.9\"", other, StringComparison.Ordinal);
            var done = await Send(tablet, address, other, ("off", "EVD-POE@1.0.0"), ("with", "MPOX-POE@1.0.0"), ("was:secondary.temperature", "36.9"), ("q:rash", "no"));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
        finally
        {
            await Turn("EVD-POE@1.0.0", off: false);
        }
    }

    [Fact]
    public async Task Where_no_protocol_is_left_the_page_says_whom_to_ask_and_goes_on_when_one_is_switched_on()
    {
        var traveller = await Traveller();
        var address = $"/travellers/{traveller}/screening?with=CHOLERA-POE@1.0.0";
        using var tablet = await Browserless.Clinician(site);
        var opened = await Read(await tablet.Get(address));
        var all = (await site.Ask(SiteFixture.Staff(Roles.Clinician), new ListScreenings(traveller))).Value.Select(one => one.Protocol).ToList();
        foreach (var protocol in all)
        {
            await Turn(protocol, off: true);
        }

        var page = await Read(await Send(tablet, address, opened, ("q:stools", "3")));
        for (var tries = 0; tries < 2; tries++)
        {
            Assert.Contains("Ask an administrator to switch one on, then try again.", page, StringComparison.Ordinal);
            Assert.Contains("name=\"was:stools\" value=\"3\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"with\"", page, StringComparison.Ordinal);
            page = await Read(await Send(tablet, address, page, ("off", "CHOLERA-POE@1.0.0"), ("was:stools", "3"), ("again", "yes")));
        }

        foreach (var protocol in all)
        {
            await Turn(protocol, off: false);
        }

        page = await Read(await Send(tablet, address, page, ("off", "CHOLERA-POE@1.0.0"), ("was:stools", "3"), ("again", "yes")));
        Assert.Contains("3", page, StringComparison.Ordinal);
        Assert.Matches("name=\"(with|q:stools)\"", page);
    }

    private async Task<Guid> Traveller() => (await site.Ask(SiteFixture.Staff(Roles.Clinician), new RegisterTraveller(Family: "Kato", BirthDate: "1994-03-01"))).Value.Id;

    private async Task Turn(string protocol, bool off)
    {
        var done = await site.Ask(SiteFixture.Staff(Roles.Administrator), new ActivateProtocol(
            protocol, [SiteFixture.Place.Id], SiteFixture.Place.Today(TimeProvider.System), off ? "Over" : "Again", "Dr Demo", Off: off));
        Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));
    }

    private static Task<HttpResponseMessage> Send(Browserless tablet, string address, string page, params (string, string)[] fields) => tablet.PostRaw(
        address, [("_handler", "screening"), ("__RequestVerificationToken", Token().Match(page).Groups[1].Value), ("edition", Edition().Match(page).Groups[1].Value), .. fields]);

    private static Task<string> Read(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"edition\" value=\"([^\"]*)\"")]
    private static partial Regex Edition();
}
