using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using Npgsql;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class ResourceStoreTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private const string Aminata = """{"resourceType":"Patient","name":[{"family":"Nakayima","given":["Aminata"]}],"birthDate":"1994-02-11"}""";

    /// <summary>A request that began earlier and waited for the row wrote a later version with an earlier time, and the history had them the wrong way round.</summary>
    [Fact]
    public async Task A_version_is_never_older_than_the_one_it_follows()
    {
        var id = (await store.Create(Aminata)).Stored.Id;
        using var early = new ResourceStore(store.Database, store.Keys, store.Reader, [], new EarlierClock());
        var later = await early.Commit(ChangeSet.Of(Change.Update(Resource.Parse(Aminata.Replace("{\"resourceType", $"{{\"id\":\"{id}\",\"resourceType", StringComparison.Ordinal)))), Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None);
        Assert.Equal(2, Assert.Single(later.Value).Stored.Version);
        var history = (await store.Reader.History(Callers.Clinician(), new HistoryQuery("Patient", id), CancellationToken.None)).Value.Versions;
        Assert.Equal([2, 1], history.Select(version => version.Version));
        Assert.Equal(history[1].LastUpdated, history[0].LastUpdated);
        Assert.Equal(history[0].Resource.Root["meta"]["lastUpdated"].Text, history[1].Resource.Root["meta"]["lastUpdated"].Text);
    }

    /// <summary>It was counted by reading a page, and what was longer than a page had no number.</summary>
    [Fact]
    public async Task A_history_longer_than_a_page_is_counted()
    {
        var written = await store.Commit(ChangeSet.Of([.. Enumerable.Range(0, 1001).Select(n => Change.Update(Resource.Parse($$"""{"resourceType":"Endpoint","id":"many-{{n}}","status":"active","connectionType":{"code":"x"},"payloadType":[{"text":"x"}],"address":"http://example.org"}""")))]));
        Assert.True(written.Ok, written.Ok ? "" : written.Refusals[0].Text);
        async Task<HistoryPage> History(int count, bool countOnly) =>
            (await store.Reader.History(Callers.Clinician(), new HistoryQuery("Endpoint", Count: count) { CountOnly = countOnly }, CancellationToken.None)).Value;
        Assert.Equal((1001L, 0), (await History(0, true) is var counted ? counted.Total : null, counted.Versions.Count));
        Assert.Null((await History(1000, false)).Total);
    }

    [Fact]
    public async Task What_is_created_is_read_back_with_its_id_and_version()
    {
        var written = await store.Create(Aminata);
        var read = await store.Reader.Read(Callers.Clinician(), "Patient", written.Stored.Id, CancellationToken.None);
        Assert.Equal(WriteResult.Created, written.Result);
        Assert.Equal("1", read.Value.Resource.VersionId);
        Assert.Equal("Nakayima", read.Value.Resource.Root["name"]["family"].Text);
        Assert.Equal(written.Stored.Json.ToArray(), read.Value.Json.ToArray());
    }

    [Fact]
    public async Task Every_version_stays_readable()
    {
        var first = await store.Create(Aminata);
        await store.Commit(ChangeSet.Of(Change.Update(Renamed(first.Stored.Resource, "Nakato"))));
        await store.Commit(ChangeSet.Of(Change.Delete("Patient", first.Stored.Id)));

        var history = await store.Reader.History(Callers.Clinician(), new HistoryQuery("Patient", first.Stored.Id), CancellationToken.None);
        Assert.Equal([3, 2, 1], history.Value.Versions.Select(version => version.Version));
        Assert.True(history.Value.Versions[0].IsDeleted);
        var old = await store.Reader.ReadVersion(Callers.Clinician(), "Patient", first.Stored.Id, 1, CancellationToken.None);
        Assert.Equal("Nakayima", old.Value.Resource.Root["name"]["family"].Text);
        var now = await store.Reader.Read(Callers.Clinician(), "Patient", first.Stored.Id, CancellationToken.None);
        Assert.Equal(RefusalKind.Deleted, now.Refusals[0].Kind);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_exactly_one_wins()
    {
        var first = await store.Create(Aminata);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            store.Commit(ChangeSet.Of(Change.Update(Renamed(first.Stored.Resource, "Name" + n), ifMatch: "1")))));
        Assert.Single(answers, answer => answer.Ok);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal(RefusalKind.VersionMismatch, answer.Refusals[0].Kind));
    }

    [Fact]
    public async Task Writers_without_a_condition_all_get_a_version_of_their_own()
    {
        var first = await store.Create(Aminata);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            store.Commit(ChangeSet.Of(Change.Update(Renamed(first.Stored.Resource, "Name" + n))))));
        Assert.Equal(Enumerable.Range(2, 20), answers.Select(answer => answer.Value[0].Stored.Version).Order());
    }

    [Fact]
    public async Task Parallel_first_versions_under_one_clients_id_become_versions_of_one_resource()
    {
        var id = "client-" + Ids.Unguessable();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n =>
            store.Commit(ChangeSet.Of(Change.Update(Resource.Parse($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"N{{n}}"}]}"""))))));
        Assert.Equal(Enumerable.Range(1, 10), answers.Select(answer => answer.Value[0].Stored.Version).Order());
    }

    [Fact]
    public async Task Crossing_transactions_end_without_a_deadlock_reaching_anybody()
    {
        var one = await store.Create(Aminata);
        var two = await store.Create(Aminata);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => n % 2 == 0
            ? store.Commit(ChangeSet.Of(Change.Update(one.Stored.Resource), Change.Update(two.Stored.Resource)))
            : store.Commit(ChangeSet.Of(Change.Update(two.Stored.Resource), Change.Update(one.Stored.Resource)))));
        Assert.All(answers, answer => Assert.True(answer.Ok));
    }

    [Fact]
    public async Task All_or_nothing()
    {
        var id = Ids.New(TimeProvider.System).ToString();
        var answer = await store.Commit(ChangeSet.Of(
            Change.Create(Resource.Parse($$"""{"resourceType":"Patient","id":"{{id}}"}""")),
            Change.Update(Resource.Parse(Aminata.Replace("{\"resourceType\":\"Patient\"", "{\"resourceType\":\"Patient\",\"id\":\"nobody\"", StringComparison.Ordinal)), ifMatch: "7")));
        Assert.Equal(RefusalKind.VersionMismatch, answer.Refusals[0].Kind);
        var read = await store.Reader.Read(Callers.Clinician(), "Patient", id, CancellationToken.None);
        Assert.Equal(RefusalKind.NotFound, read.Refusals[0].Kind);
    }

    [Fact]
    public async Task A_record_never_changes_its_traveller()
    {
        var (one, two) = (await store.Create(Aminata), await store.Create(Aminata));
        var observation = await store.Create(Observation(one.Stored.Id));
        var moved = Observation(two.Stored.Id).Replace("{\"resourceType\"", $"{{\"id\":\"{observation.Stored.Id}\",\"resourceType\"", StringComparison.Ordinal);
        var answer = await store.Commit(ChangeSet.Of(Change.Update(Resource.Parse(moved))));
        Assert.Equal("person-fixed", answer.Refusals[0].Key);
    }

    [Fact]
    public async Task A_stock_movement_below_zero_undoes_everything()
    {
        var (place, lot) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await store.Execute($"insert into stock values ('{place}', '{lot}', 'V3A24M', 'p', '2030-01-01', 1, false)");
        ChangeSet Dose() => new([Change.Create(Resource.Parse(Aminata))], [], [new StockMovement(place, lot, -1, "test")]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Commit(Dose())));
        Assert.Single(answers, answer => answer.Ok);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal("stock-empty", answer.Refusals[0].Key));
        Assert.Equal(0, await store.Scalar($"select balance from stock where lot = '{lot}'"));
    }

    [Fact]
    public async Task A_rule_refuses_or_adds_and_its_outbox_row_wakes_the_pump()
    {
        var (recipient, heard) = (Guid.CreateVersion7(), new TaskCompletionSource());
        await using var listener = await store.Database.Source.OpenConnectionAsync();
        listener.Notification += (_, _) => heard.TrySetResult();
        await using (var listen = new NpgsqlCommand("listen outbox", listener))
        {
            await listen.ExecuteNonQueryAsync();
        }

        using var ruled = store.StoreWith(new ReportEverything(recipient));
        var answer = await ruled.Commit(ChangeSet.Of(Change.Create(Resource.Parse(Aminata))), Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None);
        await listener.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(heard.Task.IsCompleted);
        Assert.Equal(1L, await store.Scalar($"select count(*) from outbox where recipient = '{recipient}' and person = '{answer.Value[0].Stored.Id}'"));
    }

    [Fact]
    public async Task What_the_administration_tracked_is_saved_with_the_resources_or_not_at_all()
    {
        var id = Ids.New(TimeProvider.System).ToString();
        var create = ChangeSet.Of(Change.Create(Resource.Parse($$"""{"resourceType":"Patient","id":"{{id}}"}""")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Store.Commit(
            create, Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None, (_, _, _) => throw new InvalidOperationException("no")));
        Assert.Equal(0L, await store.Scalar($"select count(*) from resource where id = '{id}'"));
    }

    [Fact]
    public async Task The_tables_hold_no_readable_content()
    {
        var written = await store.Create(Aminata.Replace("Aminata", "Zzyzx", StringComparison.Ordinal));
        var found = await store.Scalar($"select position('Zzyzx'::bytea in v.body) from resource_version v join resource r on r.key = v.resource where r.id = '{written.Stored.Id}'");
        Assert.Equal(0, found);
    }

    [Fact]
    public async Task An_altered_or_moved_body_is_not_read()
    {
        var (one, two) = (await store.Create(Aminata), await store.Create(Aminata));
        await store.Execute($"""
            update resource_version set body = (select body from resource_version v join resource r on r.key = v.resource where r.id = '{one.Stored.Id}'),
              key_id = (select key_id from resource_version v join resource r on r.key = v.resource where r.id = '{one.Stored.Id}')
            where resource = (select key from resource where id = '{two.Stored.Id}')
            """);
        await Assert.ThrowsAsync<System.Security.Cryptography.AuthenticationTagMismatchException>(
            () => store.Reader.Read(Callers.Clinician(), "Patient", two.Stored.Id, CancellationToken.None));
    }

    internal static string Observation(string patient) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2026-03-04T10:00:00Z","valueQuantity":{"value":37.9,"system":"http://unitsofmeasure.org","code":"Cel"}}""";

    private static Resource Renamed(Resource patient, string family) =>
        Resource.Parse(patient.ToString().Replace("Nakayima", family, StringComparison.Ordinal));

    private sealed class ReportEverything(Guid recipient) : IWriteRule
    {
        public string Type => "Patient";

        public int Order => 1;

        public ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation) =>
            ValueTask.FromResult(RuleAnswer.Add(new ChangeSet([], [new OutboxEntry("report", write.Person!.Value, recipient, "Patient/" + write.Next!.Id)], [])));
    }

    private sealed class EarlierClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(-1);
    }
}
