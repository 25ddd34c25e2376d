using System.Text.Json;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>The outbreak switch: a changed protocol added, activated at three Points of Entry from tomorrow, refused where it cannot be right, and rolled back.</summary>
public sealed class ProtocolSwitchTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Administrator = SiteFixture.Staff(Roles.Administrator);
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Fact]
    public async Task A_changed_protocol_holds_at_three_points_of_entry_from_tomorrow_and_can_be_rolled_back()
    {
        var added = await Add("CHOLERA-POE", "1.1.0", text => text.Replace("\"default\": 3,", "\"default\": 4,", StringComparison.Ordinal));
        Assert.Equal("CHOLERA-POE@1.1.0", added.Value);
        var places = DemoPlaces.All.Take(3).Select(place => place.Id).ToList();
        var done = await site.Ask(Administrator, new ActivateProtocol("CHOLERA-POE@1.1.0", places, Today.AddDays(1), "Outbreak over", "Dr Demo"));
        Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));

        var now = await At("CHOLERA-POE", places[0]);
        Assert.Equal((null, "1.1.0", Today.AddDays(1)), (now.Version, now.NextVersion, now.NextFrom));
        var back = await site.Ask(Administrator, new RollBackProtocol("CHOLERA-POE", places, "A mistake"));
        Assert.True(back.Ok);
        Assert.Null((await At("CHOLERA-POE", places[0])).NextVersion);
        Assert.Equal("nothing-to-roll-back", (await site.Ask(Administrator, new RollBackProtocol("CHOLERA-POE", places, "Twice"))).Refusals[0].Key);
    }

    /// <summary>The others were rolled back, and nobody was told of the one that is nowhere.</summary>
    [Fact]
    public async Task A_roll_back_at_places_of_which_one_is_nowhere_is_none()
    {
        await Running();
        var place = DemoPlaces.All[4].Id;
        var running = (await At("CHOLERA-POE", place)).Version;
        Assert.NotNull(running);
        var back = await site.Ask(Administrator, new RollBackProtocol("CHOLERA-POE", [place, Guid.Empty], "A mistake"));
        Assert.Equal("place-not-found", back.Refusals[0].Key);
        Assert.Equal(running, (await At("CHOLERA-POE", place)).Version);
    }

    [Fact]
    public async Task Values_of_the_point_of_entry_hold_from_today_for_those_assessed_there()
    {
        var traveller = await Traveller();
        Assert.Equal("CLEAR", (await Mpox(traveller)).Code);
        await Activate("MPOX-POE@1.0.0", """{"window": 10}""");
        var again = await site.Ask(Nurse, new OpenScreening("MPOX-POE", Traveller: traveller));
        Assert.Contains("\"window\":10", again.Value.Live, StringComparison.Ordinal);
        Assert.False(again.Value.Draft);
        await site.Ask(Administrator, new RollBackProtocol("MPOX-POE", [SiteFixture.Place.Id], "Back"));
        Assert.Contains("\"window\":21", (await site.Ask(Nurse, new OpenScreening("MPOX-POE"))).Value.Live, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_and_the_running_version_stays()
    {
        await Activate("COVID-ILI@1.0.0", "{}");
        List<Guid> here = [SiteFixture.Place.Id];
        Assert.Equal("protocol-parameter", await Refused(new ActivateProtocol("COVID-ILI@1.0.0", here, Today, "x", "Dr Demo", Json("""{"T": 41}"""))));
        Assert.Equal("protocol-approver", await Refused(new ActivateProtocol("COVID-ILI@1.0.0", here, Today, "x")));
        Assert.Equal("protocol-past", await Refused(new ActivateProtocol("COVID-ILI@1.0.0", here, Today.AddDays(-3), "x", "Dr Demo")));

        await Add("COVID-ILI", "1.0.1", text => text);
        await Add("COVID-ILI", "1.0.2", text => text);
        Assert.True((await site.Ask(Administrator, new ActivateProtocol("COVID-ILI@1.0.2", here, Today.AddDays(2), "next", "Dr Demo"))).Ok);
        Assert.Equal("protocol-downgrade", await Refused(new ActivateProtocol("COVID-ILI@1.0.1", here, Today.AddDays(3), "x", "Dr Demo")));
        Assert.Equal("1.0.0", (await At("COVID-ILI", here[0])).Version);
    }

    [Fact]
    public async Task A_pack_that_cannot_be_read_is_refused_with_file_row_and_reason()
    {
        var refused = await Add("K6", "2.0.0", text => text.Replace("score >= serious", "score >= grave", StringComparison.Ordinal));
        Assert.Matches(@"^protocol\.json, row \d+, K1: nothing is called 'grave'$", Assert.Single(refused.Refusals).Text);
    }

    /// <summary>What an installation would not survive is refused before it is there, and what runs goes on running.</summary>
    [Theory]
    [InlineData("a cycle", "\"inArea\": \"(travel", "\"inArea\": \"inArea or (travel", "definitions.inArea: rests on itself")]
    [InlineData("an unknown name", "stools >= stoolCount and inArea", "stools >= stoolLimit and inArea", "C1: nothing is called 'stoolLimit'")]
    [InlineData("an unknown disposition", "\"then\": \"REFER_URGENT\"", "\"then\": \"REFUSE_ENTRY\"", "C1: 'REFUSE_ENTRY' is not a disposition")]
    [InlineData("an unknown output", "\"hygiene\"\n          ]", "\"sweets\"\n          ]", "C1: there is no output 'sweets'")]
    [InlineData("contradictory rules", "\"when\": \"stools >= stoolCount\"", "\"when\": \"inArea and stools >= stoolCount\"", "C2: contradicts C1")]
    [InlineData("a parameter out of its range", "\"default\": 3", "\"default\": 9", "parameters.stoolCount: is outside 2 to 5")]
    public async Task A_pack_with_a_flaw_is_refused_with_file_row_and_reason_and_the_running_version_stays(string flaw, string was, string becomes, string reason)
    {
        await Running();
        var refused = await Add("CHOLERA-POE", "9.0.0", text => Replaced(text, was, becomes));
        Assert.False(refused.Ok, flaw);
        Assert.Contains(refused.Refusals, refusal => System.Text.RegularExpressions.Regex.IsMatch(refusal.Text, @"^protocol\.json, row \d+, ") && refusal.Text.Contains(reason, StringComparison.Ordinal));
        Assert.Equal("1.0.0", (await At("CHOLERA-POE", DemoPlaces.All[4].Id)).Version);
        Assert.Equal("protocol-not-found", await Refused(new ActivateProtocol("CHOLERA-POE@9.0.0", [DemoPlaces.All[4].Id], Today.AddDays(1), "x", "Dr Demo")));
    }

    [Fact]
    public async Task Two_versions_for_one_day_and_a_downgrade_are_refused_with_file_row_and_reason()
    {
        var place = DemoPlaces.All[3].Id;
        await Add("TB-UK", "1.0.1", text => text);
        await Add("TB-UK", "1.0.2", text => text);
        Assert.True((await site.Ask(Administrator, new ActivateProtocol("TB-UK@1.0.1", [place], Today.AddDays(2), "next", "Dr Demo"))).Ok);
        var twice = (await site.Ask(Administrator, new ActivateProtocol("TB-UK@1.0.2", [place], Today.AddDays(2), "x", "Dr Demo"))).Refusals[0];
        Assert.Equal("protocol-two-versions", twice.Key);
        Assert.Matches(@"^protocol\.json, row 3, version: Version 1\.0\.1 is already planned for that day", twice.Text);
        var down = (await site.Ask(Administrator, new ActivateProtocol("TB-UK@1.0.0", [place], Today.AddDays(3), "x", "Dr Demo"))).Refusals[0];
        Assert.Equal("protocol-downgrade", down.Key);
        Assert.Matches(@"^protocol\.json, row 3, version: 1\.0\.0 is a downgrade: version 1\.0\.1 runs by then", down.Text);
        Assert.Equal("1.0.1", (await At("TB-UK", place)).NextVersion);
    }

    [Fact]
    public async Task A_pack_that_calls_itself_active_without_a_named_approver_is_not_switched_on()
    {
        await Add("K6", "1.9.0", text => Replaced(text, "\"status\": \"draft\"", "\"status\": \"active\""));
        var refused = await site.Ask(Administrator, new ActivateProtocol("K6@1.9.0", [SiteFixture.Place.Id], Today, "x"));
        Assert.Contains(refused.Refusals, refusal => refusal.Text.EndsWith("approver: an active protocol names the clinician who approved it", StringComparison.Ordinal));
        Assert.Contains(refused.Refusals, refusal => refusal.Key == "protocol-approver");
    }

    [Fact]
    public async Task A_version_that_is_there_cannot_be_changed_under_its_name() =>
        Assert.Equal("protocol-version-taken", (await Add("MUAC", "1.0.0", text => text.Replace("\"default\": 115", "\"default\": 116", StringComparison.Ordinal))).Refusals[0].Key);

    [Fact]
    public async Task A_pack_without_a_case_at_its_new_threshold_is_not_activated()
    {
        await Add("MUAC", "1.2.0", text => text.Replace("\"default\": 115", "\"default\": 114", StringComparison.Ordinal));
        var refused = await site.Ask(Administrator, new ActivateProtocol("MUAC@1.2.0", [SiteFixture.Place.Id], Today, "x", "Dr Demo"));
        Assert.All(refused.Refusals, refusal => Assert.Equal("protocol-objection", refusal.Key));
        Assert.Contains(refused.Refusals, refusal => refusal.Text.StartsWith("tests.csv, row ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Assessments_on_record_are_decided_again_and_only_counted()
    {
        var traveller = await Traveller();
        await site.Ask(Nurse, new RecordAssessment(traveller, "CHOLERA-POE", Given(("stools", "3"), ("travel.affected", "yes"))));
        var told = await site.Ask(Administrator, new RedecideAssessments("CHOLERA-POE@1.0.0", Json("""{"stoolCount": 5}""")));
        Assert.True(told.Ok, string.Join(' ', told.Refusals.Select(refusal => refusal.Text)));
        Assert.Equal(new RedecisionChange("REFER_URGENT", "CLEAR", 1), Assert.Single(told.Value.Changes));
        Assert.Equal((1, 1, 0), (told.Value.Assessments, told.Value.Otherwise, told.Value.NotReadable));
    }

    [Fact]
    public async Task The_list_tells_a_draft_in_use_from_what_was_switched_off_by_whom_and_why()
    {
        Assert.True((await At("MUAC", SiteFixture.Place.Id)).Draft);
        Assert.True((await site.Ask(Administrator, new ActivateProtocol("MUAC", [SiteFixture.Place.Id], Today, "Over", "Dr Demo", Off: true))).Ok);
        var off = await At("MUAC", SiteFixture.Place.Id);
        Assert.Equal((null, false, Today, "Dr Demo", "Over"), (off.Version, off.Draft, off.Since, off.Approver, off.Reason));
    }

    [Fact]
    public async Task Only_who_runs_the_installation_turns_the_switch() => Assert.Equal(
        "not-permitted", (await site.Ask(Nurse, new ActivateProtocol("EVD-POE", [SiteFixture.Place.Id], Today, "x", "Dr Demo"))).Refusals[0].Key);

    /// <summary>The product's own cholera pack, switched on at the last Point of Entry.</summary>
    private async Task Running()
    {
        if ((await At("CHOLERA-POE", DemoPlaces.All[4].Id)).Version is null)
        {
            var done = await site.Ask(Administrator, new ActivateProtocol("CHOLERA-POE@1.0.0", [DemoPlaces.All[4].Id], DemoPlaces.All[4].Today(TimeProvider.System), "Outbreak", "Dr Demo"));
            Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));
        }
    }

    private static string Replaced(string text, string was, string becomes)
    {
        Assert.Contains(was, text, StringComparison.Ordinal);
        return text.Replace(was, becomes, StringComparison.Ordinal);
    }

    private static DateOnly Today => SiteFixture.Place.Today(TimeProvider.System);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string LinkId, string Text)[] answers) =>
        answers.ToDictionary(answer => answer.LinkId, IReadOnlyList<string> (answer) => [answer.Text]);

    private async Task<string> Refused(ActivateProtocol request) => (await site.Ask(Administrator, request)).Refusals[0].Key;

    private async Task Activate(string protocol, string parameters)
    {
        var done = await site.Ask(Administrator, new ActivateProtocol(protocol, [SiteFixture.Place.Id], Today, "Outbreak", "Dr Demo", Json(parameters)));
        Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));
    }

    private async Task<ProtocolAtPlaceView> At(string protocol, Guid place) =>
        (await site.Ask(Administrator, new ListProtocols())).Value.First(one => one.Id == protocol).Places.First(one => one.PointOfEntry == place);

    /// <summary>A pack of the product as a new version, changed.</summary>
    private Task<Outcome<string>> Add(string id, string version, Func<string, string> change)
    {
        var folder = Path.Combine(SharedData.Root, "src", "Domain", "Protocols", "Packs", id, "1.0.0");
        var text = File.ReadAllText(Path.Combine(folder, "protocol.json")).Replace("\"version\": \"1.0.0\"", $"\"version\": \"{version}\"", StringComparison.Ordinal);
        return site.Ask(Administrator, new AddProtocol(change(text), File.ReadAllText(Path.Combine(folder, "questionnaire.fhir.json")), Cases(folder, id, version)));
    }

    /// <summary>The cases of the pack; for the cholera threshold of four, cases that stand at it.</summary>
    private static string Cases(string folder, string id, string version)
    {
        var text = File.ReadAllText(Path.Combine(folder, "tests.csv"));
        return (id, version) != ("CHOLERA-POE", "1.1.0") ? text
            : text.Replace("stools=3", "stools=4", StringComparison.Ordinal).Replace("stools=2", "stools=3", StringComparison.Ordinal);
    }

    private async Task<Guid> Traveller() => (await site.Ask(Nurse, new RegisterTraveller(Family: "Okello", BirthDate: "1994-03-01"))).Value.Id;

    private async Task<AssessmentView> Mpox(Guid traveller) => (await site.Ask(Nurse, new RecordAssessment(
        traveller, "MPOX-POE", Given(("rash", "no"), ("exposure.contact", "no"), ("exposure.animal", "no"), ("exposure.area", "no"))))).Value;
}
