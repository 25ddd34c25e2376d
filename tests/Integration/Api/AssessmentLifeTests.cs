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

    [Fact]
    public async Task Amending_one_decision_of_an_assessment_corrects_what_it_shares_with_the_others_and_keeps_the_most_severe_colour()
    {
        var traveller = await Traveller();
        var view = (await site.Ask(Nurse, new OpenScreening("EVD-POE", "en", ["COVID-ILI"], traveller))).Value;
        var answers = view.Sections.Where(section => section.Stage is null).SelectMany(section => section.Questions).Where(question => question.Type == "boolean")
            .ToDictionary(question => question.Key, IReadOnlyList<string> (_) => ["no"]);
        answers["temperature"] = ["36.5"];
        answers["spo2"] = ["90"];
        answers["respiration"] = ["16"];
        var made = (await site.Ask(Nurse, new RecordAssessment(traveller, view.Protocol, answers, Also: view.Also))).Value;
        Assert.Equal(["CLEAR", "REFER_URGENT"], made.Parts.Prepend(made).Select(one => one.Code));
        await site.Ask(Nurse, new SignAssessment(made.Id));

        // The second decision is opened and corrected; the temperature is the first one's too.
        var amended = await site.Ask(Nurse, new AmendAssessment(made.Parts[0].Id, Given(("temperature", "38.6"), ("spo2", "98")), "Read off wrongly"));
        Assert.True(amended.Ok, string.Join(' ', amended.Refusals.Select(refusal => refusal.Text)));
        var read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.Equal(["SECONDARY", "CLEAR"], read.Parts.Prepend(read).Select(one => one.Code));
        Assert.All(read.Parts.Prepend(read), one => Assert.Equal("Read off wrongly", Assert.Single(one.Amendments).Reason));
        Assert.Equal("amber", await Colour(traveller));

        // What only one of them asks leaves the other as it is, and its colour stands.
        var again = await site.Ask(Nurse, new AmendAssessment(made.Parts[0].Id, Given(("spo2", "97")), "Measured again"));
        Assert.True(again.Ok, string.Join(' ', again.Refusals.Select(refusal => refusal.Text)));
        read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.Equal([1, 2], read.Parts.Prepend(read).Select(one => one.Amendments.Count));
        Assert.Equal("amber", await Colour(traveller));
        var temperatures = (await site.Site.Services.GetRequiredService<ResourceReader>().Search(Nurse, "Observation", $"patient=Patient/{traveller}&code=http://loinc.org|8310-5", default)).Value.Matches
            .Where(match => match.Resource.Root["status"].Text == "final");
        Assert.Equal("38.6", Assert.Single(temperatures).Resource.Root["value"]["value"].Text);
    }

    [Fact]
    public async Task An_amendment_of_an_old_assessment_leaves_the_colour_of_a_newer_one()
    {
        var traveller = await Traveller();
        var old = (await site.Ask(Nurse, new RecordAssessment(traveller, "CHOLERA-POE", Given(("stools", "0"), ("travel.affected", "no"))))).Value;
        await site.Ask(Nurse, new SignAssessment(old.Id));
        // Moments are kept to the second: the newer one must be newer.
        await Eventually.Is("a second passes", () => Task.FromResult(TimeProvider.System.GetUtcNow() > old.At.AddSeconds(1)));
        await site.Ask(Nurse, new RecordAssessment(traveller, "CHOLERA-POE", Given(("stools", "3"), ("travel.affected", "yes"))));
        Assert.True((await site.Ask(Nurse, new AmendAssessment(old.Id, Given(("stools", "1")), "Miscounted"))).Ok);
        Assert.Equal("red", await Colour(traveller));
    }

    [Fact]
    public async Task Not_seen_for_as_many_days_as_the_user_says()
    {
        var traveller = await Traveller();
        await site.Ask(Nurse, new RecordAssessment(traveller, "MPOX-POE", Given(("rash", "no"), ("exposure.contact", "yes"), ("exposure.animal", "no"), ("exposure.area", "no"))));
        Assert.Equal("days-range", (await site.Ask(Nurse, new ListFollowUps(0))).Refusals[0].Key);
        Assert.DoesNotContain((await site.Ask(Nurse, new ListFollowUps(1, Only: true))).Value, row => row.Traveller == traveller);
        Assert.Contains((await site.Ask(Nurse, new ListFollowUps(1))).Value, row => row.Traveller == traveller && !row.Missed);
        using var client = await site.Client(Roles.Clinician);
        Assert.DoesNotContain(traveller.ToString(), await client.GetStringAsync("/api/follow-ups?notSeenDays=2&only=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_refuses_to_be_screened_is_recorded_as_refusing_and_never_as_well()
    {
        var traveller = await Traveller();
        var view = (await site.Ask(Nurse, new OpenScreening("EVD-POE", Traveller: traveller))).Value;
        var refused = view.Sections.Where(section => section.Stage is null).SelectMany(section => section.Questions).ToDictionary(question => question.Key, IReadOnlyList<string> (_) => ["refused"]);
        var made = (await site.Ask(Nurse, new RecordAssessment(traveller, view.Protocol, refused))).Value;
        Assert.Equal("SECONDARY", made.Code);
        var read = (await site.Ask(Nurse, new ReadAssessment(made.Id))).Value;
        Assert.All(read.Answers, answer => Assert.Equal("does not want to say", answer.Value));
    }

    [Fact]
    public async Task A_clinician_for_confidential_questions_records_and_reads_them()
    {
        var traveller = await Traveller();
        var counsellor = SiteFixture.Staff(Roles.Counsellor);
        Assert.Contains((await site.Ask(counsellor, new ListScreenings(traveller))).Value, choice => choice.Protocol == "PHQ-9@1.0.0");
        Assert.DoesNotContain((await site.Ask(Nurse, new ListScreenings(traveller))).Value, choice => choice.Protocol == "PHQ-9@1.0.0");
        var made = (await site.Ask(counsellor, new RecordAssessment(traveller, "PHQ-9", Given(("phq.interest", "0"), ("phq.mood", "0"))))).Value;
        Assert.True((await site.Ask(counsellor, new ReadAssessment(made.Id))).Ok);
        Assert.False((await site.Ask(Nurse, new ReadAssessment(made.Id))).Ok);
    }

    private async Task<string> Colour(Guid traveller) => Assert.Single((await site.Ask(Nurse, new ListQueue())).Value, row => row.Traveller == traveller).Colour;

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string LinkId, string Text)[] answers) =>
        answers.ToDictionary(answer => answer.LinkId, IReadOnlyList<string> (answer) => [answer.Text]);

    private async Task<Guid> Traveller() => (await site.Ask(Nurse, new RegisterTraveller(Family: "Nakayima", BirthDate: "1994-03-01"))).Value.Id;
}
