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
