using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What is due, what speaks against a dose, and the same over FHIR, on real PostgreSQL.</summary>
public sealed class VaccinationForecastTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_dose_given_moves_the_forecast()
    {
        var child = await Child(Today.AddMonths(-18));
        var before = await Due(child, "MMR");
        Assert.True(before is { Due: true, Dose: 1 });
        Assert.NotEmpty(before.Steps);

        var given = await site.Ask(Nurse, new RecordVaccination(child, await Receive("mmr-1", "MMR-1")));
        Assert.True(given.Ok, string.Join(' ', given.Refusals.Select(refusal => refusal.Text)));
        var after = await Due(child, "MMR");
        Assert.True(after is { Due: false, Dose: 2 });
        Assert.True(after.Earliest >= Today.AddDays(28));
    }

    [Fact]
    public async Task A_live_vaccine_after_another_must_wait_and_is_told_until_when()
    {
        var child = await Child(Today.AddMonths(-20));
        await Had(child, "mmr", Today.AddDays(-10));
        var lot = await Receive("yf-vax", "YF-WAIT");
        var refused = await site.Ask(Nurse, new RecordVaccination(child, lot));
        Assert.Equal("dose-must-wait", refused.Refusals[0].Key);
        Assert.Contains($"{Today.AddDays(20):yyyy-MM-dd}", refused.Refusals[0].Values!["why"], StringComparison.Ordinal);

        var given = await site.Ask(Nurse, new RecordVaccination(child, lot, Override: "leaves today, no second visit"));
        Assert.True(given.Ok);
        using var client = await site.Client(Roles.Clinician);
        var note = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Immunization/{given.Value.Id}"))!["note"]![0]!["text"]!.ToString();
        Assert.Contains("leaves today", note, StringComparison.Ordinal);
        Assert.Contains("wait until", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contraindicated_vaccine_is_refused()
    {
        var traveller = await Child(Today.AddYears(-30));
        await Post("Condition", $$"""
            {"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
             "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"Z33"}]},"subject":{"reference":"Patient/{{traveller}}" } }
            """);
        var refused = await site.Ask(Nurse, new RecordVaccination(traveller, await Receive("mmr-1", "MMR-PREG")));
        Assert.Equal("dose-contraindicated", refused.Refusals[0].Key);
    }

    [Fact]
    public async Task A_second_dose_too_soon_must_wait()
    {
        var child = await Child(Today.AddMonths(-16));
        await Had(child, "mmr", Today.AddDays(-3));
        Assert.Equal("dose-must-wait", (await site.Ask(Nurse, new RecordVaccination(child, await Receive("mmr-1", "MMR-SOON"), 2))).Refusals[0].Key);
    }

    [Fact]
    public async Task The_FHIR_operation_answers_with_a_recommendation_and_evaluations()
    {
        var child = await Child(Today.AddMonths(-18));
        await Had(child, "mmr", Today.AddMonths(-5));
        using var client = await site.Client(Roles.Clinician);
        var answer = await client.PostAsync($"/fhir/R4/Patient/{child}/$immunization-forecast", Body("""{"resourceType":"Parameters"}"""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var parts = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["parameter"]!.AsArray();
        var recommendation = parts.Single(part => part!["name"]!.ToString() == "recommendation")!["resource"]!;
        var mmr = recommendation["recommendation"]!.AsArray().First(one => one!["targetDisease"]!["text"]!.ToString() == "MMR")!;
        Assert.Equal(("due", "2"), (mmr["forecastStatus"]!["coding"]![0]!["code"]!.ToString(), mmr["doseNumberPositiveInt"]!.ToString()));
        Assert.Equal(3, parts.Count(part => part!["name"]!.ToString() == "evaluation" && part["resource"]!["doseStatus"]!["coding"]![0]!["code"]!.ToString() == "valid"));
    }

    [Fact]
    public async Task The_FHIR_operation_takes_another_day_and_knows_who_is_not_there()
    {
        var child = await Child(Today.AddMonths(-18));
        using var client = await site.Client(Roles.Clinician);
        var body = $$"""{"resourceType":"Parameters","parameter":[{"name":"assessmentDate","valueDate":"{{Today.AddMonths(-15):yyyy-MM-dd}}"}]}""";
        var answer = await client.PostAsync($"/fhir/R4/Patient/{child}/$immunization-forecast", Body(body));
        Assert.Contains($"{Today.AddMonths(-15):yyyy-MM-dd}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync($"/fhir/R4/Patient/{Guid.Empty}/$immunization-forecast", Body("""{"resourceType":"Parameters"}"""))).StatusCode);
    }

    [Fact]
    public async Task A_lot_received_is_written_down_with_who_received_it()
    {
        var lot = await Receive("td-10", "TD-MOVE");
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(
            $"select count(*) from stock_movement where lot = '{lot}' and doses = 5 and reason = 'received' and account = '{Supervisor.Account}'");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_lot_blocked_where_it_lies_alone_is_no_longer_active()
    {
        var lot = await Receive("ipv-10", "IPV-COLD");
        Assert.Equal("active", await Status(lot));
        Assert.True((await site.Ask(Supervisor, new BlockLot(lot))).Ok);
        Assert.Equal("inactive", await Status(lot));
        Assert.True((await site.Ask(Supervisor, new BlockLot(lot, Blocked: false))).Ok);
        Assert.Equal("active", await Status(lot));
    }

    [Fact]
    public async Task A_disagreement_with_the_forecast_is_written_down()
    {
        var entry = await site.Ask(Nurse, new RefuseVaccination(await Child(Today.AddYears(-2)), "mmr", "MEDPREC", "Fever of 39.5, see again in a week"));
        using var client = await site.Client(Roles.Clinician);
        Assert.Equal("Fever of 39.5, see again in a week", JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Immunization/{entry.Value}"))!["note"]![0]!["text"]!.ToString());
    }

    private async Task<Guid> Child(DateOnly born) => (await site.Ask(Nurse, new RegisterTraveller(Family: "Achieng", BirthDate: $"{born:yyyy-MM-dd}", Sex: "female"))).Value.Id;

    private async Task Had(Guid traveller, string vaccine, DateOnly on) =>
        Assert.True((await site.Ask(Nurse, new RecordHistory(traveller, vaccine, $"{on:yyyy-MM-dd}", "card"))).Ok);

    private async Task<GroupForecast> Due(Guid traveller, string group)
    {
        var forecast = await site.Ask(Nurse, new ForecastVaccinations(traveller));
        Assert.True(forecast.Ok, string.Join(' ', forecast.Refusals.Select(refusal => refusal.Text)));
        return forecast.Value.Groups.First(one => one.Group == group);
    }

    private async Task<Guid> Receive(string product, string lotNumber)
    {
        var received = await site.Ask(Supervisor, new ReceiveLot(product, lotNumber, new DateOnly(2031, 1, 31), 5));
        Assert.True(received.Ok, string.Join(' ', received.Refusals.Select(refusal => refusal.Text)));
        return received.Value;
    }

    private async Task Post(string type, string json)
    {
        using var client = await site.Client(Roles.Clinician);
        var answer = await client.PostAsync("/fhir/R4/" + type, Body(json));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Status(Guid lot)
    {
        using var client = await site.Client(Roles.Clinician);
        return JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Medication/{lot}"))!["status"]!.ToString();
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/fhir+json");
}
