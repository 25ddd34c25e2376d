using System.Text.Json.Nodes;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What happens around an assessment: several protocols at once, the queue, the signature, amendments, follow-up, and restricted results.</summary>
public sealed class AssessmentLifeTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);

    [Fact]
    public async Task Two_protocols_ask_what_they_share_once_and_the_most_severe_decision_counts()
    {
        var traveller = await Traveller();
        var view = (await site.Ask(Nurse, new OpenScreening("EVD-POE", "en", ["COVID-ILI", "MPOX-POE"], traveller))).Value;
        var keys = view.Sections.SelectMany(section => section.Questions).Select(question => question.Key).ToList();
        Assert.Equal(keys.Distinct(), keys);
        Assert.Single(keys, "temperature");
        Assert.Contains("exposure.contact#MPOX-POE", keys);

        var answers = view.Sections.Where(section => section.Stage is null).SelectMany(section => section.Questions).Where(question => question.Type == "boolean")
            .ToDictionary(question => question.Key, IReadOnlyList<string> (_) => ["no"]);
        answers["temperature"] = ["38.5"];
        answers["spo2"] = ["98"];
        answers["respiration"] = ["16"];
        answers["exposure.contact#MPOX-POE"] = ["yes"];
        var made = (await site.Ask(Nurse, new RecordAssessment(traveller, view.Protocol, answers, Also: view.Also))).Value;
        Assert.Equal(["SECONDARY", "CLEAR", "MONITOR"], made.Parts.Prepend(made).Select(one => one.Code));
        Assert.Equal("SECONDARY", made.Worst.Code);

        var read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.Equal(["EVD-POE@1.0.0", "COVID-ILI@1.0.0", "MPOX-POE@1.0.0"], read.Parts.Prepend(read).Select(one => one.Protocol));
        var temperatures = await site.Site.Services.GetRequiredService<ResourceReader>().Search(Nurse, "Observation", $"patient=Patient/{traveller}&code=http://loinc.org|8310-5", default);
        Assert.Single(temperatures.Value.Matches);

        var row = Assert.Single((await site.Ask(Nurse, new ListQueue())).Value, row => row.Traveller == traveller);
        Assert.Equal(("amber", made.Id), (row.Colour, row.Assessment));
    }

    [Fact]
    public async Task A_signature_locks_and_an_amendment_is_a_new_version_with_reason_and_author()
    {
        var made = (await site.Ask(Nurse, new RecordAssessment(await Traveller(), "CHOLERA-POE", Given(("stools", "3"), ("travel.affected", "no"))))).Value;
        Assert.True((await site.Ask(Nurse, new SignAssessment(made.Id))).Ok);
        Assert.Equal("assessment-signed", (await site.Ask(Nurse, new SignAssessment(made.Id))).Refusals[0].Key);

        using var client = await site.Client(Roles.Clinician);
        var stored = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/ClinicalImpression/{made.Id}"))!;
        Assert.Equal("completed", stored["status"]!.ToString());
        stored["summary"] = "Changed behind the back";
        using var changed = new StringContent(stored.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/fhir+json"));
        var refused = await client.PutAsync($"/fhir/R4/ClinicalImpression/{made.Id}", changed);
        Assert.Equal(422, (int)refused.StatusCode);

        var amended = await site.Ask(Nurse, new AmendAssessment(made.Id, Given(("travel.affected", "yes")), "The itinerary was misread"));
        Assert.True(amended.Ok, string.Join(' ', amended.Refusals.Select(refusal => refusal.Text)));
        var read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.Equal(("REFER_URGENT", "The itinerary was misread"), (read.Code, Assert.Single(read.Amendments).Reason));
        var first = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/ClinicalImpression/{made.Id}/_history/1"))!;
        Assert.Equal("in-progress", first["status"]!.ToString());
    }

    [Fact]
    public async Task Who_is_followed_stands_on_the_list_until_the_plan_ends()
    {
        var traveller = await Traveller();
        await site.Ask(Nurse, new RecordAssessment(traveller, "MPOX-POE", Given(("rash", "no"), ("exposure.contact", "yes"), ("exposure.animal", "no"), ("exposure.area", "no"))));
        var row = Assert.Single((await site.Ask(Nurse, new ListFollowUps())).Value, row => row.Traveller == traveller);
        Assert.Equal((null, 0, false), (row.Seen, row.NotSeenDays, row.Missed));
        Assert.True((await site.Ask(Nurse, new RecordContact(row.Plan, Well: true, 36.7m))).Ok);
        var seen = Assert.Single((await site.Ask(Nurse, new ListFollowUps())).Value, one => one.Traveller == traveller);
        Assert.Equal((true, SiteFixture.Place.Today(TimeProvider.System)), (seen.Well, seen.Seen));
        await site.Ask(Nurse, new RecordAssessment(traveller, "MPOX-POE", Given(("rash", "no"), ("exposure.contact", "no"), ("exposure.animal", "no"), ("exposure.area", "no"))));
        Assert.DoesNotContain((await site.Ask(Nurse, new ListFollowUps())).Value, one => one.Traveller == traveller);
    }

    [Fact]
    public async Task A_screen_of_mental_health_is_restricted_and_leaves_the_queue_as_it_is()
    {
        var traveller = await Traveller();
        await site.Ask(Nurse, new RecordAssessment(traveller, "CHOLERA-POE", Given(("stools", "3"), ("travel.affected", "yes"))));
        Assert.Equal("protocol-restricted", (await site.Ask(Nurse, new RecordAssessment(traveller, "PHQ-9", Given(("phq.harm", "1"))))).Refusals[0].Key);
        var made = (await site.Ask(Supervisor, new RecordAssessment(traveller, "PHQ-9", Given(("phq.interest", "0"), ("phq.mood", "0"), ("phq.harm", "1"))))).Value;
        Assert.Equal(("REFER_URGENT", true, false), (made.Code, made.Restricted, made.Clearance));
        Assert.False((await site.Ask(Nurse, new ReadAssessment(made.Id))).Ok);
        Assert.True((await site.Ask(Supervisor, new ReadAssessment(made.Id))).Ok);
        Assert.Equal("red", Assert.Single((await site.Ask(Nurse, new ListQueue())).Value, row => row.Traveller == traveller).Colour);
        var answers = await site.Site.Services.GetRequiredService<ResourceReader>().Search(Nurse, "QuestionnaireResponse", $"patient=Patient/{traveller}", default);
        Assert.DoesNotContain(answers.Value.Matches, answer => answer.Resource.Root["questionnaire"].Text!.Contains("PHQ", StringComparison.Ordinal));
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string LinkId, string Text)[] answers) =>
        answers.ToDictionary(answer => answer.LinkId, IReadOnlyList<string> (answer) => [answer.Text]);

    private async Task<Guid> Traveller() => (await site.Ask(Nurse, new RegisterTraveller(Family: "Nakayima", BirthDate: "1994-03-01"))).Value.Id;
}
