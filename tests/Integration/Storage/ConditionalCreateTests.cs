using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class ConditionalCreateTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Of_fifty_at_once_one_creates_and_the_others_find()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Commit("fifty")));
        Assert.Single(answers, answer => answer.Value[0].Result == WriteResult.Created);
        Assert.Equal(49, answers.Count(answer => answer.Value[0].Result == WriteResult.Matched));
        Assert.Single(answers.Select(answer => answer.Value[0].Stored.Id).Distinct());
    }

    /// <summary>Case did not matter to the search, but to the lock.</summary>
    [Theory]
    [InlineData("Patient", "telecom=email|Ada@Example.org", "telecom=email|ADA@example.ORG", """{"resourceType":"Patient","telecom":[{"system":"email","value":"ada@example.org"}]}""")]
    [InlineData("Patient", "family=Núñez", "family=NUNEZ", """{"resourceType":"Patient","name":[{"family":"Nunez"}]}""")]
    [InlineData("Organization", "type=urn:kind|Ward,urn:kind|Desk", "type=urn:kind|desk,urn:kind|WARD", """{"resourceType":"Organization","name":"x","type":[{"coding":[{"system":"urn:kind","code":"ward"}]}]}""")]
    [InlineData("Location", "organization.identifier=urn:o|Ab", "organization.identifier=urn:o|aB", """{"resourceType":"Location","managingOrganization":{"reference":"Organization/of-case"}}""")]
    public async Task The_same_question_in_another_case_is_the_same_question(string type, string one, string other, string json)
    {
        await store.Commit(ChangeSet.Of(Change.Update(Resource.Parse("""{"resourceType":"Organization","id":"of-case","name":"x","identifier":[{"system":"urn:o","value":"ab"}]}"""))));
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n =>
            store.Commit(ChangeSet.Of(Change.Create(Resource.Parse(json)) with { IfNoneExist = n % 2 == 0 ? one : other }))));
        Assert.All(answers, answer => Assert.True(answer.Ok, answer.Ok ? "" : $"{type}: {answer.Refusals[0].Text}"));
        Assert.Single(answers, answer => answer.Value[0].Result == WriteResult.Created);
    }

    [Fact]
    public async Task Conditions_that_differ_where_case_matters_are_two()
    {
        var answer = await store.Commit(ChangeSet.Of(ByUnit("mg"), ByUnit("MG")));
        Assert.True(answer.Ok, answer.Ok ? "" : answer.Refusals[0].Text);
        Assert.All(answer.Value, one => Assert.Equal(WriteResult.Created, one.Result));

        static Change ByUnit(string code) => Change.Create(Resource.Parse(
            $$$"""{"resourceType":"Organization","name":"x","type":[{"coding":[{"system":"http://unitsofmeasure.org","code":"{{{code}}}"}]}]}""")) with
        { IfNoneExist = "type=http://unitsofmeasure.org|" + code };
    }

    [Fact]
    public async Task Crossing_transactions_with_the_same_conditions_end_without_a_deadlock_and_without_duplicates()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => store.Commit(ChangeSet.Of(
            Conditional(n % 2 == 0 ? "left" : "right"), Conditional(n % 2 == 0 ? "right" : "left")))));
        Assert.Equal(2, answers.Sum(answer => answer.Value.Count(one => one.Result == WriteResult.Created)));
    }

    [Fact]
    public async Task References_of_the_same_transaction_go_to_what_was_found()
    {
        var there = (await Commit("known")).Value[0].Stored.Id;
        var assigned = Ids.New(TimeProvider.System).ToString();
        var answer = await store.Commit(ChangeSet.Of(
            Conditional("known") with { Id = assigned }, Change.Create(Resource.Parse(ResourceStoreTests.Observation(assigned)))));
        Assert.Equal("Patient/" + there, answer.Value[1].Stored.Resource.Root["subject"]["reference"].Text);
        Assert.Equal(Guid.Parse(there), answer.Value[1].Stored.Person);
    }

    [Fact]
    public async Task A_condition_that_several_meet_is_refused()
    {
        await store.Create(Patient("twin"));
        await store.Create(Patient("twin"));
        Assert.Equal(RefusalKind.MultipleMatches, (await Commit("twin")).Refusals[0].Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_count=1")]
    [InlineData("shoe-size=42")]
    public async Task A_condition_that_says_nothing_is_refused(string condition) =>
        Assert.False((await store.Commit(ChangeSet.Of(Change.Create(Resource.Parse(Patient("x"))) with { IfNoneExist = condition }))).Ok);

    private Task<Outcome<IReadOnlyList<Written>>> Commit(string number) => store.Commit(ChangeSet.Of(Conditional(number)));

    private static Change Conditional(string number) =>
        Change.Create(Resource.Parse(Patient(number))) with { IfNoneExist = "identifier=urn:test|" + number };

    private static string Patient(string number) =>
        $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:test","value":"{{{number}}}"}]}""";
}
