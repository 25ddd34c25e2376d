using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Search;

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
    public async Task Of_many_at_once_in_several_processes_one_creates_and_nobody_is_kept_from_other_numbers()
    {
        await Commit("warm");
        ResourceStore[] processes = [store.StoreWith(), store.StoreWith(), store.StoreWith(), store.StoreWith()];
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(n => processes[n % 4].Commit(
            ChangeSet.Of(Conditional($"shared-{n / 4 % 15}")), Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None)));
        Assert.Equal(15, answers.Count(answer => answer.Value[0].Result == WriteResult.Created));
        Assert.Equal(15, answers.Select(answer => answer.Value[0].Stored.Id).Distinct().Count());
        Array.ForEach(processes, process => process.Dispose());
    }

    [Fact]
    public async Task What_is_there_already_is_found_without_the_lock_on_its_question()
    {
        var there = (await Commit("there")).Value[0].Stored.Id;
        await using var held = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await Hold("there", held);
        var found = await Commit("there").WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((WriteResult.Matched, there), (found.Value[0].Result, found.Value[0].Stored.Id));
    }

    [Fact]
    public async Task Who_came_first_while_the_lock_was_waited_for_is_found()
    {
        await Commit("warmer");
        await using var held = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await Hold("overtaken", held);
        var late = Commit("overtaken");
        while (await store.Scalar("select count(*) from pg_locks where locktype = 'advisory' and not granted") is 0L)
        {
            Assert.False(late.IsCompleted);
        }

        var first = await store.Create(Patient("overtaken"));
        await transaction.CommitAsync();
        Assert.Equal((WriteResult.Matched, first.Stored.Id), ((await late).Value[0].Result, (await late).Value[0].Stored.Id));
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

    private static async Task Hold(string number, Npgsql.NpgsqlConnection connection)
    {
        await using var command = new Npgsql.NpgsqlCommand("select pg_advisory_xact_lock($1)", connection);
        command.Parameters.Add(new Npgsql.NpgsqlParameter<long> { TypedValue = IndexHash.Of(SameQuestion.Of("Patient", "identifier=urn:test|" + number)) });
        await command.ExecuteNonQueryAsync();
    }

    private Task<Outcome<IReadOnlyList<Written>>> Commit(string number) => store.Commit(ChangeSet.Of(Conditional(number)));

    private static Change Conditional(string number) =>
        Change.Create(Resource.Parse(Patient(number))) with { IfNoneExist = "identifier=urn:test|" + number };

    private static string Patient(string number) =>
        $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:test","value":"{{{number}}}"}]}""";
}
