using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>PR-13: after an erasure no word of the person is left anywhere in the database.</summary>
public sealed class ErasingTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private static readonly Guid Here = new("00000000-0000-7000-8000-0000000000b1");

    [Fact]
    public async Task No_word_of_the_erased_is_left_in_any_table()
    {
        var (id, word) = await Somebody();
        Assert.NotEmpty(await TablesWith(word));
        await Erase(id);
        Assert.Empty(await TablesWith(word));
        Assert.Equal(0L, await store.Scalar($"select count(*) from resource_version where person = '{id}' and (body is not null or key_id is not null)"));
        Assert.Equal(0L, await store.Scalar($"select count(*) from data_key where person = '{id}'"));
        Assert.Equal(0L, await store.Scalar($"select count(*) from outbox where person = '{id}'"));
    }

    [Fact]
    public async Task What_stays_says_that_it_was_erased_and_when()
    {
        var (id, _) = await Somebody();
        await Erase(id);
        Assert.Equal(1L, await store.Scalar($"select count(*) from erasure where person = '{id}' and versions = 2 and index_rows > 0"));
        Assert.Equal(1L, await store.Scalar($"select count(*) from audit where person = '{id}' and note like 'erased%'"));
        Assert.Equal(2L, await store.Scalar($"select count(*) from resource_version where person = '{id}' and erased is not null"));
        Assert.False((await store.Reader.Read(Callers.ClinicianAt(Here), "Patient", id, default)).Ok);
    }

    [Fact]
    public async Task An_erased_record_takes_no_further_entry()
    {
        var (id, _) = await Somebody();
        await Erase(id);
        store.Keys.Forget();
        var again = await store.Commit(ChangeSet.Of(Change.Create(Fhir.Resource.Parse(ResourceStoreTests.Observation(id)))), Callers.ClinicianAt(Here));
        Assert.Equal("record-erased", again.Refusals[0].Key);
    }

    [Fact]
    public async Task A_merged_record_goes_with_its_person()
    {
        var (one, word) = await Somebody();
        var (other, _) = await Somebody();
        await store.Store.Commit(ChangeSet.Empty, Callers.Worker(), WriteOrigin.Live, "merge", default, PersonLinks.Merge(Guid.Parse(one), Guid.Parse(other), Callers.Worker(), TimeProvider.System));
        await Erase(other);
        Assert.Empty(await TablesWith(word));
    }

    [Fact]
    public async Task Somebody_else_keeps_everything()
    {
        var (id, _) = await Somebody();
        var (other, word) = await Somebody();
        await Erase(id);
        Assert.NotEmpty(await TablesWith(word));
        Assert.True((await store.Reader.Read(Callers.ClinicianAt(Here), "Patient", other, default)).Ok);
    }

    private async Task<(string Id, string Word)> Somebody()
    {
        var word = "zq" + Ids.Unguessable().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        var id = (await store.Create($$"""{"resourceType":"Patient","name":[{"family":"{{word}}"}],"address":[{"city":"{{word}}"}],"identifier":[{"value":"{{word}}"}]}""", Callers.ClinicianAt(Here))).Stored.Id;
        await store.Create(ResourceStoreTests.Observation(id), Callers.ClinicianAt(Here));
        await store.Execute($"insert into outbox (id, kind, person, recipient, subject, created_at, next_try) values (gen_random_uuid(), 'report', '{id}', gen_random_uuid(), 'Patient/{id}', now(), now())");
        return (id, word);
    }

    private async Task Erase(string id)
    {
        var officer = Caller.Worker(Purpose.Administration, Permission.ProtectData);
        var done = await store.Store.Commit(ChangeSet.Empty, officer, WriteOrigin.Live, "EraseTraveller", default, Erasing.Of(Guid.Parse(id), "request", officer, TimeProvider.System));
        Assert.True(done.Ok);
    }

    /// <summary>Every column of every table of the product, as text.</summary>
    private async Task<List<string>> TablesWith(string word)
    {
        List<string> tables = [];
        await using (var command = store.Database.Source.CreateCommand("select relname from pg_stat_user_tables order by 1"))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                tables.Add(row.GetString(0));
            }
        }

        List<string> found = [];
        foreach (var table in tables)
        {
            if ((long)(await store.Scalar($"select count(*) from \"{table}\" t where t::text ilike '%{word}%'"))! > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
