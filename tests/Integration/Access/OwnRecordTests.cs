using HealthAssess.Api.Administration.Protection;
using HealthAssess.Api.Travellers;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using HealthAssess.Tests.Integration.Web;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Access;

/// <summary>The traveller's own page: what is held, who looked, a copy, a withdrawal, a request, an erasure.</summary>
public sealed class OwnRecordTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Link_and_code_show_what_is_held_and_who_looked()
    {
        var (patient, link, code) = await Somebody();
        var reader = site.Site.Services.GetRequiredService<ResourceReader>();
        await reader.Read(SiteFixture.Staff(Roles.Clinician), "Patient", patient, default);
        var record = (await Door.Ask(link, code, new OpenOwnRecord(), default)).Value;
        Assert.Equal(1, record.Held.Single(one => one.Type == "Patient").Count);
        Assert.Contains(record.Looked, line => line is { Action: 'r', Organisation: "HealthProvider", Purpose: "DirectCare" });
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        var (_, link, _) = await Somebody();
        Assert.Equal("card-not-opened", (await Door.Ask(link, CardCode.Show(CardCode.New()), new OpenOwnRecord(), default)).Refusals[0].Key);
    }

    [Fact]
    public async Task The_copy_is_a_bundle_of_the_own_record_alone()
    {
        var (patient, link, code) = await Somebody();
        var (other, _, _) = await Somebody();
        var copy = System.Text.Encoding.UTF8.GetString((await Door.Ask(link, code, new CopyOwnRecord(), default)).Value);
        Assert.Contains(patient, copy, StringComparison.Ordinal);
        Assert.DoesNotContain(other, copy, StringComparison.Ordinal);
        Assert.DoesNotContain(Fhir.Resource.Read(System.Text.Encoding.UTF8.GetBytes(copy)).Issues, issue => issue.Severity <= Fhir.IssueSeverity.Error);
    }

    [Fact]
    public async Task A_consent_is_taken_back_by_the_traveller()
    {
        var (patient, link, code) = await Somebody();
        Assert.True((await Door.Ask(link, code, new WithdrawOwnConsent("continuity-of-care", "en"), default)).Ok);
        var reader = site.Site.Services.GetRequiredService<ResourceReader>();
        var consents = await reader.Search(Callers.Worker(), "Consent", "patient=" + patient, default);
        Assert.Equal("rejected", consents.Value.Matches.Single().Resource.Root["status"].Text);
    }

    [Fact]
    public async Task A_request_waits_for_data_protection_and_an_erasure_leaves_nothing()
    {
        var (patient, link, code) = await Somebody();
        await Door.Ask(link, code, new AskAboutOwnRecord("erase", "Please forget me"), default);
        var officer = SiteFixture.Staff(Roles.DataProtection);
        var wish = (await site.Ask(officer, new ListProtection())).Value.Requests.Single(one => one.Person.ToString() == patient);
        Assert.Equal(("erase", "Please forget me"), (wish.Kind, wish.Words));
        Assert.True((await site.Ask(officer, new EraseTraveller(wish.Person, wish.Id))).Ok);
        Assert.DoesNotContain((await site.Ask(officer, new ListProtection())).Value.Requests, one => one.Id == wish.Id);
        Assert.Equal("card-not-opened", (await Door.Ask(link, code, new OpenOwnRecord(), default)).Refusals[0].Key);
    }

    [Fact]
    public async Task A_legal_hold_stands_before_an_erasure()
    {
        var (patient, _, _) = await Somebody();
        var officer = SiteFixture.Staff(Roles.DataProtection);
        await site.Ask(officer, new PlaceHold(Guid.Parse(patient), null, "court 7"));
        Assert.Equal("legal-hold", (await site.Ask(officer, new EraseTraveller(Guid.Parse(patient)))).Refusals[0].Key);
    }

    [Fact]
    public async Task The_page_opens_in_a_browser_and_says_nothing_without_the_code()
    {
        var (_, link, code) = await Somebody();
        using var browser = new Browserless(site);
        var closed = await (await browser.Get($"/card/{link}/record")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Who looked at it", closed, StringComparison.Ordinal);
        var open = await (await browser.Post($"/card/{link}/record", "record", ("code", code))).Content.ReadAsStringAsync();
        Assert.Contains("Who looked at it", open, StringComparison.Ordinal);
        Assert.Contains("Take a copy", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_back_a_consent_and_takes_a_request_and_says_so()
    {
        var (_, link, code) = await Somebody();
        using var browser = new Browserless(site);
        var withdrawn = await (await browser.Post($"/card/{link}/record", "withdraw", ("code", code), ("purpose", "research"))).Content.ReadAsStringAsync();
        Assert.Contains("Your consent was taken back.", withdrawn, StringComparison.Ordinal);
        var silent = await (await browser.Post($"/card/{link}/record", "ask", ("code", code), ("kind", "correct"))).Content.ReadAsStringAsync();
        Assert.Contains("Say in a few words what it is about.", silent, StringComparison.Ordinal);
        Assert.Contains("href=\"#words\"", silent, StringComparison.Ordinal);
        var asked = await (await browser.Post($"/card/{link}/record", "ask", ("code", code), ("kind", "correct"), ("words", "My name"))).Content.ReadAsStringAsync();
        Assert.Contains("Your request has arrived.", asked, StringComparison.Ordinal);
    }

    private TravellerDoor Door => site.Site.Services.CreateScope().ServiceProvider.GetRequiredService<TravellerDoor>();

    private async Task<(string Patient, string Link, string Code)> Somebody()
    {
        var store = site.Site.Services.GetRequiredService<ResourceStore>();
        var links = site.Site.Services.GetRequiredService<CardLinks>();
        var staff = SiteFixture.Staff(Roles.Clinician);
        var patient = (await store.Commit(ChangeSet.Of(Change.Create(Fhir.Resource.Parse("""{"resourceType":"Patient","name":[{"family":"Owner"}]}"""))), staff, WriteOrigin.Live, "test", default)).Value[0].Stored.Id;
        var (link, code) = (Ids.Unguessable(), CardCode.New());
        await store.Commit(ChangeSet.Empty, staff, WriteOrigin.Live, "test", default, links.Insert(link, code, Guid.Parse(patient), Guid.Empty));
        return (patient, link, CardCode.Show(code));
    }
}
