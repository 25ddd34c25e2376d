using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>PR-24: a Point of Entry is closed by taking its key away, and opens again only with the shares of two persons.</summary>
public sealed class PlaceSealTests : IAsyncLifetime
{
    private static readonly Guid Here = new("00000000-0000-7000-8000-0000000000c1");
    private static readonly Guid There = new("00000000-0000-7000-8000-0000000000c2");
    private readonly StoreFixture store = new();
    private PlaceSeals seals = null!;
    private string sealedId = "";
    private string otherId = "";

    public async Task InitializeAsync()
    {
        await store.InitializeAsync();
        seals = new PlaceSeals(store.Database, store.Keys, TimeProvider.System);
        sealedId = await Patient(Here);
        otherId = await Patient(There);
    }

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task What_is_sealed_cannot_be_read_found_or_added_to_and_its_names_are_gone()
    {
        await Seal();
        Assert.Equal("record-erased", (await store.Reader.Read(Callers.Worker(), "Patient", sealedId, default)).Refusals[0].Key);
        Assert.Empty((await store.Reader.Search(Callers.Worker(), "Patient", "_id=" + sealedId, default)).Value.Matches);
        Assert.Equal(0L, await store.Scalar($"select count(*) from index_text where person = '{sealedId}'"));
        var added = await store.Commit(ChangeSet.Of(Change.Create(Fhir.Resource.Parse(ResourceStoreTests.Observation(sealedId)))), Callers.ClinicianAt(Here));
        Assert.Equal("record-erased", added.Refusals[0].Key);
    }

    [Fact]
    public async Task Other_places_and_later_travellers_are_not_touched()
    {
        await Seal();
        Assert.True((await store.Reader.Read(Callers.Worker(), "Patient", otherId, default)).Ok);
        var later = await Patient(Here);
        Assert.True((await store.Reader.Read(Callers.Worker(), "Patient", later, default)).Ok);
    }

    [Fact]
    public async Task Two_persons_open_it_again_and_the_index_is_made_anew()
    {
        var shares = await Seal();
        Assert.Equal(SealProgress.WaitsForSecond, await seals.Present(shares.Seal, shares.First, Officer(1), default));
        Assert.Equal(SealProgress.SamePerson, await seals.Present(shares.Seal, shares.Second, Officer(1), default));
        Assert.Equal(SealProgress.Opened, await seals.Present(shares.Seal, shares.Second.ToLowerInvariant(), Officer(2), default));
        Assert.True((await store.Reader.Read(Callers.Worker(), "Patient", sealedId, default)).Ok);
        await new Reindexing(store.Database, store.Keys).Run(0, (_, _) => { }, default);
        Assert.Single((await store.Reader.Search(Callers.Worker(), "Patient", "family=Okello&_id=" + sealedId, default)).Value.Matches);
    }

    [Fact]
    public async Task One_share_twice_or_a_wrong_one_opens_nothing()
    {
        var shares = await Seal();
        Assert.Equal(SealProgress.Wrong, await seals.Present(shares.Seal, "ABCD-EFGH", Officer(1), default));
        Assert.Equal(SealProgress.WaitsForSecond, await seals.Present(shares.Seal, shares.Second, Officer(1), default));
        Assert.Equal(SealProgress.WaitsForSecond, await seals.Present(shares.Seal, shares.Second, Officer(2), default));
        Assert.False((await store.Reader.Read(Callers.Worker(), "Patient", sealedId, default)).Ok);
    }

    private async Task<SealShares> Seal()
    {
        var shares = (await seals.Seal(Here, "evacuated", Officer(0), default))!;
        await seals.Finish(default);
        return shares;
    }

    private static Caller Officer(byte number) => Callers.Worker() with { Account = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, number) };

    private async Task<string> Patient(Guid place) =>
        (await store.Create("""{"resourceType":"Patient","name":[{"family":"Okello"}]}""", Callers.ClinicianAt(place))).Stored.Id;
}
