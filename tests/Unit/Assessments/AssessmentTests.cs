using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Tests.Unit.Vaccinations;

namespace HealthAssess.Tests.Unit.Assessments;

public sealed class AssessmentTests
{
    private static readonly Protocol Evd = ProtocolCatalogue.Find("EVD-POE")!;

    private static readonly Dictionary<string, IReadOnlyList<string>> Given = new()
    {
        ["temperature"] = ["37,9"],
        ["observation.unwell"] = ["no"],
        ["symptom.fever"] = ["no"],
        ["symptom.bleeding"] = ["unknown"],
        ["exposure.funeral"] = ["yes"],
        ["exposure.last"] = ["2026-11-11"],
        ["travel.affected"] = ["yes"],
        ["travel.left"] = ["refused"],
        ["secondary.temperature"] = ["refused"],
    };

    [Fact]
    public void Everything_it_writes_is_valid_FHIR() => Assert.All(Resources(Given), resource => Assert.DoesNotContain(
        Validator.Default.Validate(resource), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal));

    [Fact]
    public void The_questionnaire_of_every_pack_is_valid_FHIR() => Assert.All(ProtocolCatalogue.All, protocol =>
        Assert.DoesNotContain(Validator.Default.Validate(Resource.Parse(protocol.Questionnaire)), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal));

    [Fact]
    public void The_temperature_becomes_an_observation_and_a_refused_one_says_so()
    {
        var observations = Resources(Given).Where(resource => resource.TypeName == "Observation").Select(resource => resource.Root).ToList();
        Assert.Equal(("8310-5", "37.9", "Cel"), (observations[0]["code"]["coding"]["code"].Text, observations[0]["value"]["value"].Text, observations[0]["value"]["code"].Text));
        Assert.Equal("asked-declined", observations[1]["dataAbsentReason"]["coding"]["code"].Text);
    }

    [Fact]
    public void Unknown_and_refused_answers_are_kept_as_such_and_read_back_as_given()
    {
        var response = Resources(Given).First(resource => resource.TypeName == "QuestionnaireResponse");
        var back = GivenAnswers.Of(response);
        Assert.Equal(("37.9", "asked-unknown", "asked-declined", "2026-11-11"), (back["temperature"][0], back["symptom.bleeding"][0], back["travel.left"][0], back["exposure.last"][0]));
        Assert.Equal(Decide(Given).Explain("fr"), Decide(back).Explain("fr"));
    }

    [Fact]
    public void The_decision_is_read_back_with_its_version_rules_and_what_was_missing()
    {
        var impression = Resources(Given).First(resource => resource.TypeName == "ClinicalImpression");
        var reading = AssessmentReading.Of(impression)!;
        var decision = Decide(Given);
        Assert.Equal(("EVD-POE@1.0.0", decision.Disposition, decision.Days), (reading.Protocol, reading.Disposition, reading.Days));
        Assert.Equal(decision.RuleIds, reading.Rules);
        Assert.Equal(decision.Unknown, reading.Unknown);
        Assert.Equal(string.Join(' ', decision.Explain("en")), reading.Summary);
    }

    [Fact]
    public void A_stored_decision_can_be_run_again_and_decides_the_same()
    {
        var patient = new PatientBuilder { Id = Entebbe.Traveller.ToString(), BirthDate = FhirDate.Parse("1994-03-01"), Gender = "female" }.Build();
        Assert.All(PackCases.Of(Evd), one =>
        {
            var decision = Evd.Decide(one.Situation);
            var answers = one.Situation.Answers.Select(answer => new Answer(
                Evd.Questions.First(question => question.LinkId == answer.Key), answer.Value, [], answer.Value is null ? "asked-unknown" : null)).ToList();
            var stored = Resources(decision, answers);
            var again = Evd.Decide(StoredSituation.Of(
                Evd, stored.First(resource => resource.TypeName == "ClinicalImpression"), stored.First(resource => resource.TypeName == "QuestionnaireResponse"), patient)!);
            Assert.Equal(decision.Explain("fr"), again.Explain("fr"));
            Assert.Equal(decision.RuleIds, again.RuleIds);
        });
    }

    [Fact]
    public void A_colour_is_flagged_unless_it_is_green_and_a_flag_can_be_ended()
    {
        var flag = Resources(Given).Single(resource => resource.TypeName == "Flag");
        Assert.Equal("amber", flag.Root["code"]["coding"]["code"].Text);
        Assert.True(TriageFlag.Stands(flag));
        Assert.False(TriageFlag.Stands(TriageFlag.End(flag, Entebbe.Evening.AddHours(1))));
        var well = PackCases.Of(Evd).First(one => one.Name == "well").Situation;
        Assert.DoesNotContain(Resources(Evd.Decide(well), []), resource => resource.TypeName == "Flag");
    }

    private static Decision Decide(IReadOnlyDictionary<string, IReadOnlyList<string>> given) => Evd.Decide(new Situation
    {
        AsOf = Entebbe.LastDay,
        Answers = Answers.Read(Evd, given, Entebbe.LastDay).Values,
        Parameters = new Dictionary<string, object?> { ["virus"] = "EBOV", ["affectedAreas"] = new List<string> { "COD" } },
        Visits = [new Visit("COD", Entebbe.LastDay.AddDays(-7)), new Visit("UGA", null)],
    });

    private static IReadOnlyList<Resource> Resources(Dictionary<string, IReadOnlyList<string>> given) =>
        Resources(Decide(given), Answers.Read(Evd, given, Entebbe.LastDay).All);

    private static IReadOnlyList<Resource> Resources(Decision decision, IReadOnlyList<Answer> answers)
    {
        var number = 0;
        return new Assessment("0197a000-0000-7000-8000-0000000000aa", Entebbe.Traveller, null, Entebbe.Evening, answers, decision, new ReferenceBuilder { Display = "Nurse" }, "en")
            .Resources(() => new Guid(++number, 0, 0, new byte[8]));
    }
}
