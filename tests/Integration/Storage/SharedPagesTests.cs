using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Searches at the same moment share a round trip; nobody notices but by the time it takes.</summary>
public sealed class SharedPagesTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Each_of_many_searches_at_once_gets_its_own_answer_and_its_own_audit_row()
    {
        var ids = await Travellers("Each", 40);
        await Prove("family=Nobody");
        var pages = await Task.WhenAll(ids.Select((_, n) => Search("Patient", $"family=Each{n:00}")));
        Assert.Equal(ids, pages.Select(page => Assert.Single(page.Matches).Id));
        foreach (var id in ids)
        {
            Assert.Equal(1L, await Audited(id, "search Patient"));
        }
    }

    [Fact]
    public async Task What_waits_too_long_for_others_is_asked_again_alone_and_audited_once()
    {
        var ids = await Travellers("Late", 8);
        await Prove("family=Nobody");
        await using var connection = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "lock table audit in exclusive mode";
            await command.ExecuteNonQueryAsync();
        }

        var searches = ids.Select((_, n) => Search("Patient", $"family=Late{n:00}")).ToList();
        await Eventually.Is("all wait alone", async () => await store.Scalar("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'with shown%'") is >= 8L);
        await transaction.CommitAsync();
        Assert.Equal(ids, (await Task.WhenAll(searches)).Select(page => Assert.Single(page.Matches).Id));
        foreach (var id in ids)
        {
            Assert.Equal(1L, await Audited(id, "search Patient"));
        }
    }

    [Fact]
    public async Task The_row_that_only_tells_of_a_next_page_is_not_audited()
    {
        var ids = await Travellers("Page", 2);
        var page = await Search("Patient", "family=Page&_sort=family&_count=1");
        Assert.Equal(ids[0], Assert.Single(page.Matches).Id);
        Assert.Equal([1L, 0L], [await Audited(ids[0], "search Patient"), await Audited(ids[1], "search Patient")]);
    }

    [Fact]
    public async Task Travellers_who_come_along_stand_in_the_same_audit_row_as_what_they_are_of()
    {
        var id = (await Travellers("Along", 1))[0];
        var observation = (await store.Create(ResourceStoreTests.Observation(id))).Stored.Id;
        var page = await Search("Observation", $"_id={observation}&_include=Observation:patient");
        Assert.Equal(id, Assert.Single(page.Included).Id);
        Assert.Equal(
            $"Observation/{observation}/_history/1 Patient/{id}/_history/1",
            await store.Scalar($"select array_to_string(array(select unnest(entities) order by 1), ' ') from audit where person = '{id}' and note = 'search Observation'"));
    }

    /// <summary>What was fast alone shares from then on.</summary>
    private async Task Prove(string query)
    {
        for (var i = 0; i < 10; i++)
        {
            await Search("Patient", query);
        }
    }

    private async Task<string[]> Travellers(string family, int count)
    {
        var changes = Enumerable.Range(0, count).Select(n => Change.Create(Fhir.Resource.Parse($$"""{"resourceType":"Patient","name":[{"family":"{{family}}{{n:00}}"}]}""")));
        return [.. (await store.Commit(ChangeSet.Of([.. changes]))).Value.Select(written => written.Stored.Id)];
    }

    private async Task<SearchPage> Search(string type, string query) => (await store.Reader.Search(Callers.Clinician(), type, query, CancellationToken.None)).Value;

    private Task<object?> Audited(string person, string note) => store.Scalar($"select count(*) from audit where person = '{person}' and note = '{note}' and action = 'r'");
}
