using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>What concerns a person's record as a whole: everything, merge, reindex.</summary>
public sealed class RecordWholeTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Everything_of_a_person_comes_in_pages_with_the_patient_first_and_nobody_elses()
    {
        var (one, other) = (await Person(), await Person());
        List<string> seen = [];
        string? next = null;
        do
        {
            var page = (await store.Reader.Everything(Callers.Clinician(), one, new RecordPart([], Count: 2, Cursor: next), CancellationToken.None)).Value;
            seen.AddRange(page.Matches.Select(match => match.Type));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(["Patient", "Observation", "Observation", "Observation"], seen);
        Assert.Equal(RefusalKind.NotFound, (await store.Reader.Everything(Callers.Clinician("KEN"), other, new RecordPart([]), CancellationToken.None)).Refusals[0].Kind);
        var typed = (await store.Reader.Everything(Callers.Clinician(), one, new RecordPart(["Patient"]), CancellationToken.None)).Value;
        Assert.Equal("Patient", Assert.Single(typed.Matches).Type);
    }

    [Fact]
    public async Task A_merge_joins_two_records_and_its_undoing_parts_them()
    {
        var (one, two) = (await Person(), await Person());
        await Change(PersonLinks.Merge(Guid.Parse(one), Guid.Parse(two), Callers.Clinician(), TimeProvider.System));
        Assert.Equal(6, (await Observations(two)).Count);
        Assert.Equal(6, (await Observations(one)).Count);
        var again = await Change(PersonLinks.Merge(Guid.Parse(one), Guid.CreateVersion7(), Callers.Clinician(), TimeProvider.System));
        Assert.Equal("merged-already", again.Refusals[0].Key);
        await Change(PersonLinks.Unmerge(Guid.Parse(one), Guid.Parse(two), TimeProvider.System));
        Assert.Equal(3, (await Observations(two)).Count);
    }

    [Fact]
    public async Task Reindexing_restores_a_lost_index_and_changes_nothing_in_a_whole_one()
    {
        var person = await Person();
        await store.Commit(ChangeSet.Of(Domain.Change.Delete("Observation", (await Observations(person))[0].Id)));
        var reindexing = new Reindexing(store.Database, store.Keys);
        var whole = await Fingerprint();
        await reindexing.Run(0, (_, _) => { }, CancellationToken.None);
        Assert.Equal(whole, await Fingerprint());

        await store.Execute("delete from index_text; delete from index_date; delete from index_quantity; update resource set date_low = null, date_high = null");
        List<long> counted = [];
        var count = await reindexing.Run(0, (_, sofar) => counted.Add(sofar), CancellationToken.None);
        Assert.Equal(whole, await Fingerprint());
        Assert.Equal(count, counted[^1]);
    }

    [Fact]
    public async Task A_check_names_what_the_index_does_not_say_as_the_record_does()
    {
        var person = await Person();
        var check = new IndexCheck(store.Database, store.Keys);
        List<string> differing = [];
        Assert.True(await check.Run(differing.Add, CancellationToken.None) > 0);
        Assert.Empty(differing);

        await store.Execute($"delete from index_text where ctid = (select i.ctid from index_text i join resource r on r.key = i.resource where r.type = 'Patient' and r.id = '{person}' limit 1)");
        await check.Run(differing.Add, CancellationToken.None);
        Assert.Equal(["Patient/" + person], differing);
        await new Reindexing(store.Database, store.Keys).Run(0, (_, _) => { }, CancellationToken.None);
    }

    private async Task<string> Person()
    {
        var id = (await store.Create("""{"resourceType":"Patient","name":[{"family":"Okello"}]}""")).Stored.Id;
        for (var i = 0; i < 3; i++)
        {
            await store.Create(ResourceStoreTests.Observation(id));
        }

        return id;
    }

    private async Task<IReadOnlyList<StoredResource>> Observations(string person) =>
        (await store.Reader.Search(Callers.Clinician(), "Observation", "patient=Patient/" + person, CancellationToken.None)).Value.Matches;

    private Task<Outcome<IReadOnlyList<Written>>> Change(CommitExtra extra) =>
        store.Store.Commit(ChangeSet.Empty, Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None, extra);

    private async Task<object?> Fingerprint() => await store.Scalar("""
        select md5(string_agg(line, ';' order by line)) from (
          select format('%s %s %s %s %s', param, value, system, resource, exact) as line from index_text
          union all select format('%s %s %s %s', param, low, high, resource) from index_date
          union all select format('%s %s %s %s', param, low, high, resource) from index_quantity
          union all select format('%s %s %s %s', key, restricted, date_low, date_high) from resource) all_lines
        """);
}
