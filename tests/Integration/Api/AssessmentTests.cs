using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Screening from questions to a stored decision, on real PostgreSQL.</summary>
public sealed class AssessmentTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    private static readonly Dictionary<string, IReadOnlyList<string>> Well = Enumerable.ToDictionary<string, string, IReadOnlyList<string>>(
    [
        "observation.unwell", "symptom.fever", "symptom.headache", "symptom.fatigue", "symptom.musclePain", "symptom.vomiting", "symptom.diarrhoea",
        "symptom.abdominalPain", "symptom.appetite", "symptom.swallowing", "symptom.breathing", "symptom.hiccups", "symptom.bleeding",
        "exposure.contact", "exposure.funeral", "exposure.healthcare", "exposure.animal", "exposure.samples", "travel.affected",
    ], linkId => linkId, _ => ["no"]);

    [Fact]
    public async Task The_questions_come_in_the_language_of_the_user_and_the_draft_says_so()
    {
        var screening = (await site.Ask(Nurse, new OpenScreening("EVD-POE", "fr"))).Value;
        Assert.Equal(("EVD-POE@1.0.0", true, "Fièvre"), (screening.Protocol, screening.Draft, screening.Sections[1].Questions[0].Text));
        Assert.Equal("secondary", screening.Sections[^1].Stage);
        Assert.Contains("exposure.funeral", screening.Sections[2].Questions[^1].ShownWhen);
    }

    [Fact]
    public async Task A_funeral_leads_to_secondary_screening_which_asks_nothing_twice()
    {
        var traveller = await Traveller();
        var first = await Ask(traveller, Given(("temperature", "37.9"), ("exposure.funeral", "yes")));
        Assert.Equal(("SECONDARY", "amber", true), (first.Code, first.Colour, first.NeedsSecondary));
        Assert.Equal("P4", Assert.Single(first.Rules));
        Assert.Equal("P1", Assert.Single(first.NearlyHeld));

        var second = await Ask(traveller, new Dictionary<string, IReadOnlyList<string>> { ["secondary.temperature"] = ["36.9"], ["exposure.last"] = [DaysAgo(10)] }, first.Id);
        Assert.Equal(("MONITOR(11 d)", "S2"), (second.Disposition, Assert.Single(second.Rules)));
    }

    [Fact]
    public async Task A_traveller_has_one_colour_and_none_once_clear()
    {
        var traveller = await Traveller();
        await Ask(traveller, Given(("temperature", "38.2")));
        Assert.Equal(["amber"], await Colours(traveller));
        await Ask(traveller, Given(("temperature", "36.6"), ("travel.affected", "yes")));
        Assert.Equal(["yellow"], await Colours(traveller));
        await Ask(traveller, Given(("temperature", "36.6")));
        Assert.Empty(await Colours(traveller));
    }

    [Fact]
    public async Task The_itinerary_of_the_arrival_is_kept_with_the_decision()
    {
        var traveller = await Traveller();
        await site.Ask(Nurse, new RecordArrival(traveller, Countries: ["COD", "UGA"]));
        var made = await Ask(traveller, Given(("temperature", "36.6")));
        using var client = await site.Client(Roles.Clinician);
        var stored = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/ClinicalImpression/{made.Id}"))!;
        Assert.Equal(["COD", "UGA"], stored["extension"]!.AsArray()
            .Where(extension => extension!["url"]!.ToString() == AssessmentCodes.VisitExtension)
            .Select(extension => extension!["extension"]![0]!["valueCode"]!.ToString()).Order());
    }

    [Fact]
    public async Task What_is_stored_reads_back_with_the_same_decision_and_reasons()
    {
        var made = await Ask(await Traveller(), Given(("temperature", "38,2"), ("symptom.bleeding", "unknown")));
        var read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.Equal((made.Disposition, made.Colour, string.Join(' ', made.Reasons)), (read.Disposition, read.Colour, Assert.Single(read.Reasons)));
        Assert.Equal(made.Rules, read.Rules);
        Assert.Equal(made.Missing, read.Missing);
    }

    [Fact]
    public async Task An_implausible_answer_is_refused_by_its_question_and_nothing_is_stored()
    {
        var refused = await site.Ask(Nurse, new RecordAssessment(await Traveller(), "EVD-POE", Given(("temperature", "99"))));
        Assert.Equal(("answer-out-of-range", "temperature"), (refused.Refusals[0].Key, refused.Refusals[0].Expression));
    }

    [Fact]
    public async Task Another_travellers_earlier_answers_are_not_taken_over()
    {
        var first = await Ask(await Traveller(), Given(("temperature", "36.6")));
        var second = await Ask(await Traveller(), new Dictionary<string, IReadOnlyList<string>> { ["temperature"] = ["36.6"] }, first.Id);
        Assert.Equal("SECONDARY", second.Code);
        Assert.NotEmpty(second.Missing);
    }

    [Fact]
    public async Task A_border_guard_opens_no_screening() => Assert.Equal(
        "firewall", (await site.Ask(SiteFixture.Staff(Roles.Officer), new OpenScreening("EVD-POE"))).Refusals[0].Key);

    [Fact]
    public async Task The_API_takes_answers_and_gives_the_decision()
    {
        using var client = await site.Client(Roles.Clinician);
        var answer = await client.PostAsJsonAsync("/api/assessments", new { traveller = await Traveller(), protocol = "EVD-POE@1.0.0", answers = Given(("temperature", "36.6")), language = "fr" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("CLEAR", "Peut poursuivre."), (body["disposition"]!.ToString(), body["instruction"]!.ToString()));
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string LinkId, string Text)[] answers)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(Well);
        foreach (var (linkId, text) in answers)
        {
            given[linkId] = [text];
        }

        return given;
    }

    private static string DaysAgo(int days) =>
        DateOnly.FromDateTime(SiteFixture.Place.Now(TimeProvider.System).DateTime).AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string[]> Colours(Guid traveller)
    {
        var flags = await site.Site.Services.GetRequiredService<ResourceReader>().Search(Nurse, "Flag", $"patient=Patient/{traveller}", CancellationToken.None);
        return [.. flags.Value.Matches.Select(match => match.Resource).Where(TriageFlag.Stands).Select(flag => flag.Root["code"]["coding"]["code"].Text!)];
    }

    private async Task<Guid> Traveller() => (await site.Ask(Nurse, new RegisterTraveller(Family: "Nakayima", BirthDate: "1994-03"))).Value.Id;

    private async Task<AssessmentView> Ask(Guid traveller, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string? continues = null)
    {
        var done = await site.Ask(Nurse, new RecordAssessment(traveller, "EVD-POE", answers, Continues: continues));
        Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));
        return done.Value;
    }
}
