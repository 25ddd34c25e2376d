using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Doses, lots and history on real PostgreSQL, through the use cases and through the FHIR API.</summary>
public sealed class VaccinationTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);
    private static readonly VaccineProduct Stamaril = Vaccines.Products.First(product => product.Icvp);

    [Fact]
    public async Task A_dose_takes_one_from_its_lot_and_is_stored_with_every_code()
    {
        var lot = await Receive("STORY-1", 10);
        var dose = await site.Ask(Nurse, new RecordVaccination(await Traveller(), lot));
        Assert.True(dose.Ok, string.Join(' ', dose.Refusals.Select(refusal => refusal.Text)));
        Assert.True(dose.Value.Icvp);
        Assert.Equal(9, await Balance(lot));

        using var client = await site.Client(Roles.Clinician);
        var stored = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Immunization/{dose.Value.Id}"))!;
        Assert.Equal(["183", "J07BL01", "XM0N24"], stored["vaccineCode"]!["coding"]!.AsArray().Select(coding => coding!["code"]!.ToString()));
        Assert.Equal("STORY-1", stored["lotNumber"]!.ToString());
    }

    [Theory]
    [InlineData("expires = '2026-01-31'", "lot-expired")]
    [InlineData("blocked = true", "lot-blocked")]
    [InlineData("balance = 0", "lot-empty")]
    public async Task An_expired_blocked_or_empty_lot_is_refused_through_both_doors(string change, string key)
    {
        var traveller = await Traveller();
        var lot = await Receive(key, 5);
        await Change(lot, change);
        var before = await Balance(lot);
        Assert.Equal(key, (await site.Ask(Nurse, new RecordVaccination(traveller, lot))).Refusals[0].Key);
        Assert.Equal(key, await RefusalOfPost(traveller, key));
        Assert.Equal(before, await Balance(lot));
    }

    [Fact]
    public async Task A_dose_posted_to_the_FHIR_API_takes_from_stock_like_one_from_the_screen()
    {
        var lot = await Receive("API-1", 2);
        using var client = await site.Client(Roles.Clinician);
        var answer = await client.PostAsync("/fhir/R4/Immunization", Body(await Traveller(), "API-1"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(1, await Balance(lot));
    }

    [Fact]
    public async Task Of_two_doses_at_the_same_time_from_the_last_vial_one_is_refused()
    {
        var lot = await Receive("LAST-1", 1);
        var travellers = new[] { await Traveller(), await Traveller(), await Traveller(), await Traveller() };
        var answers = await Task.WhenAll(travellers.Select(traveller => site.Ask(Nurse, new RecordVaccination(traveller, lot))));
        Assert.Single(answers, answer => answer.Ok);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal("lot-empty", answer.Refusals[0].Key));
        Assert.Equal(0, await Balance(lot));
    }

    /// <summary>Saved, gone back in the browser and saved again, a dose stood in the record twice and was taken from the stock twice.</summary>
    [Fact]
    public async Task A_dose_that_is_sent_again_the_same_day_is_refused_until_somebody_says_why_it_is_one_more()
    {
        var lot = await Receive("AGAIN-1", 5);
        var traveller = await Traveller();
        Assert.True((await site.Ask(Nurse, new RecordVaccination(traveller, lot))).Ok);
        Assert.Equal("dose-already-that-day", (await site.Ask(Nurse, new RecordVaccination(traveller, lot))).Refusals[0].Key);
        Assert.Equal(4, await Balance(lot));

        Assert.True((await site.Ask(Nurse, new RecordVaccination(traveller, lot, Override: "The first did not go in."))).Ok);
        Assert.Equal(3, await Balance(lot));
    }

    [Fact]
    public async Task A_blocked_lot_can_be_given_free_again()
    {
        var lot = await Receive("COLD-1", 5);
        Assert.True((await site.Ask(Supervisor, new BlockLot(lot))).Ok);
        Assert.Equal("lot-blocked", (await site.Ask(Nurse, new RecordVaccination(await Traveller(), lot))).Refusals[0].Key);
        Assert.True((await site.Ask(Supervisor, new BlockLot(lot, Blocked: false))).Ok);
        Assert.True((await site.Ask(Nurse, new RecordVaccination(await Traveller(), lot))).Ok);
    }

    [Fact]
    public async Task A_recall_blocks_the_lot_everywhere_and_shows_on_its_record()
    {
        var lot = await Receive("RECALL-1", 5);
        Assert.Equal(RefusalKind.Forbidden, (await site.Ask(Nurse, new RecallLot(Stamaril.Code, "RECALL-1", "found warm"))).Refusals[0].Kind);
        var given = await Traveller();
        Assert.True((await site.Ask(Nurse, new RecordVaccination(given, lot))).Ok);
        var recall = (await site.Ask(Supervisor, new RecallLot(Stamaril.Code, "recall-1", "found warm"))).Value;
        Assert.Equal(recall, (await site.Ask(Supervisor, new RecallLot(Stamaril.Code, "RECALL-1", "found warm"))).Value);
        Assert.Equal("lot-blocked", (await site.Ask(Nurse, new RecordVaccination(await Traveller(), lot))).Refusals[0].Key);
        Assert.Equal("lot-recalled", (await site.Ask(Supervisor, new BlockLot(lot, Blocked: false))).Refusals[0].Key);
        Assert.Equal(given.ToString(), Assert.Single((await site.Ask(Supervisor, new ListRecalledTravellers(recall))).Value.Travellers).Id);
        Assert.Empty((await site.Ask(Supervisor with { Scope = new Scope(false, "KEN", []) }, new ListRecalledTravellers(recall))).Value.Travellers);
        Assert.Equal(RefusalKind.Forbidden, (await site.Ask(Nurse, new ListRecalledTravellers(recall))).Refusals[0].Kind);
        Assert.Equal("RECALL-1", Assert.Single((await site.Ask(Nurse, new ListRecalls())).Value, one => one.Id == recall).LotNumber.ToUpperInvariant());
        // A vial of it that turns up later is blocked from the start.
        await Receive("RECALL-1", 5);
        Assert.Equal("lot-blocked", (await site.Ask(Nurse, new RecordVaccination(await Traveller(), lot))).Refusals[0].Key);
        using var client = await site.Client(Roles.Clinician);
        Assert.Equal("inactive", JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Medication/{lot}"))!["status"]!.ToString());
    }

    [Fact]
    public async Task A_lot_received_twice_grows_but_not_with_another_expiry_date()
    {
        var lot = await Receive("TWICE-1", 5);
        await Receive("TWICE-1", 7);
        Assert.Equal(12, await Balance(lot));
        var other = await site.Ask(Supervisor, new ReceiveLot(Stamaril.Code, "TWICE-1", Expires.AddDays(1), 5));
        Assert.Equal("lot-other-expiry", other.Refusals[0].Key);
    }

    [Fact]
    public async Task An_expired_lot_is_not_received() => Assert.Equal(
        "lot-expired", (await site.Ask(Supervisor, new ReceiveLot(Stamaril.Code, "LATE-1", new DateOnly(2020, 1, 1), 5))).Refusals[0].Key);

    [Fact]
    public async Task A_clinician_does_not_manage_stock() => Assert.Equal(
        "not-permitted", (await site.Ask(Nurse, new ReceiveLot(Stamaril.Code, "X", Expires, 5))).Refusals[0].Key);

    [Theory]
    [InlineData("2019-05", "card", null)]
    [InlineData("2019", "hearsay", "evidence-missing")]
    [InlineData("1980-01-01", "card", "dose-before-birth")]
    [InlineData("2090-01-01", "recall", "dose-in-future")]
    [InlineData("May 2019", "card", "dose-date")]
    public async Task History_is_recorded_with_its_evidence_inside_the_life_it_belongs_to(string on, string evidence, string? key)
    {
        var answer = await site.Ask(Nurse, new RecordHistory(await Traveller(), "measles", on, evidence, Country: "UGA"));
        Assert.Equal(key, answer.Ok ? null : answer.Refusals[0].Key);
    }

    [Fact]
    public async Task A_dose_of_the_future_is_refused_through_both_doors()
    {
        var lot = await Receive("FUTURE-1", 3);
        var traveller = await Traveller();
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        Assert.Equal("dose-in-future", (await site.Ask(Nurse, new RecordVaccination(traveller, lot, At: tomorrow))).Refusals[0].Key);
        Assert.Equal("dose-in-future", await RefusalOfPost(traveller, "FUTURE-1", tomorrow));
        Assert.Equal(3, await Balance(lot));
    }

    [Fact]
    public async Task A_declined_dose_is_recorded_and_moves_nothing()
    {
        var declined = await site.Ask(Nurse, new RefuseVaccination(await Traveller(), "yellow-fever"));
        using var client = await site.Client(Roles.Clinician);
        var stored = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Immunization/{declined.Value}"))!;
        Assert.Equal(("not-done", "PATOBJ"), (stored["status"]!.ToString(), stored["statusReason"]!["coding"]![0]!["code"]!.ToString()));
    }

    private static DateOnly Expires => new(2031, 1, 31);

    private async Task<Guid> Traveller() => (await site.Ask(Nurse, new RegisterTraveller(Family: "Nakayima", BirthDate: "1994-03"))).Value.Id;

    private async Task<Guid> Receive(string lotNumber, int doses)
    {
        var received = await site.Ask(Supervisor, new ReceiveLot(Stamaril.Code, lotNumber, Expires, doses));
        Assert.True(received.Ok, string.Join(' ', received.Refusals.Select(refusal => refusal.Text)));
        return received.Value;
    }

    /// <summary>Time passes, or a shelf is corrected.</summary>
    private async Task Change(Guid lot, string change)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand($"update stock set {change} where lot = '{lot}'");
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> Balance(Guid lot) => (await site.Ask(Nurse, new ListStock())).Value.Single(view => view.Lot == lot).Balance;

    private async Task<string> RefusalOfPost(Guid traveller, string lotNumber, DateTimeOffset? at = null)
    {
        using var client = await site.Client(Roles.Clinician);
        var answer = await client.PostAsync("/fhir/R4/Immunization", Body(traveller, lotNumber, at));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString();
    }

    /// <summary>A dose as another system would write it: product and lot number, no reference to our lot.</summary>
    private static StringContent Body(Guid traveller, string lotNumber, DateTimeOffset? at = null) => new(
        $$"""
        {"resourceType":"Immunization","status":"completed","primarySource":true,
         "extension":[{"url":"{{VaccinationCodes.ProductExtension}}","valueCoding":{"system":"{{Stamaril.System}}","code":"{{Stamaril.Code}}"} }],
         "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"}]},
         "patient":{"reference":"Patient/{{traveller}}" },"location":{"reference":"Location/{{SiteFixture.Place.Id}}" },
         "occurrenceDateTime":"{{at ?? TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}","lotNumber":"{{lotNumber}}"}
        """, Encoding.UTF8, "application/fhir+json");
}
