using HealthAssess.Storage;
using HealthAssess.Storage.Protection;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>PR-12, by moving the clock.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly Guid Here = new("00000000-0000-7000-8000-0000000000d1");
    private readonly StoreFixture store = new();

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_traveller_who_was_only_cleared_is_gone_after_28_days_and_not_before()
    {
        var id = await Patient();
        Assert.Empty((await Run(27)).Persons);
        Assert.Equal(1, (await Run(29)).Persons["cleared"]);
        Assert.Equal("record-erased", (await store.Reader.Read(Callers.Worker(), "Patient", id, default)).Refusals[0].Key);
        Assert.Equal(1L, await store.Scalar($"select count(*) from erasure where person = '{id}' and reason = 'retention: cleared'"));
    }

    [Fact]
    public async Task A_dose_keeps_its_traveller_ten_years()
    {
        var id = await Patient();
        await Add($$"""{"resourceType":"Immunization","status":"not-done","patient":{"reference":"Patient/{{id}}"},"occurrenceDateTime":"2026-11-01","vaccineCode":{"text":"x"} }""");
        Assert.Empty((await Run(3600)).Persons);
        Assert.Equal(1, (await Run(3700)).Persons["immunization"]);
    }

    [Fact]
    public async Task A_monitored_traveller_stays_two_months()
    {
        var id = await Patient();
        await Add($$"""{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/{{id}}"} }""");
        Assert.Empty((await Run(60)).Persons);
        Assert.Equal(1, (await Run(62)).Persons["monitored"]);
    }

    [Fact]
    public async Task A_legal_hold_keeps_until_it_ends()
    {
        var id = await Patient();
        await store.Execute($"insert into legal_hold (id, person, reason, placed_at) values (gen_random_uuid(), '{id}', 'court', now())");
        var held = await Run(400);
        Assert.Equal((0, 1), (held.Persons.Count, held.Held));
        await store.Execute("update legal_hold set ended_at = now()");
        Assert.Equal(1, (await Run(400)).Persons["cleared"]);
    }

    [Fact]
    public async Task A_country_may_keep_longer()
    {
        await Patient();
        await store.Execute("insert into retention_rule (class, country, days) values ('cleared', 'UGA', 90)");
        Assert.Empty((await Run(80)).Persons);
        Assert.Equal(1, (await Run(91)).Persons["cleared"]);
    }

    [Fact]
    public async Task A_raw_declaration_goes_after_30_days_though_the_dose_stays()
    {
        var id = await Patient();
        await Add($$"""{"resourceType":"Immunization","status":"not-done","patient":{"reference":"Patient/{{id}}"},"occurrenceDateTime":"2026-11-01","vaccineCode":{"text":"x"} }""");
        await Add($$"""{"resourceType":"QuestionnaireResponse","status":"completed","subject":{"reference":"Patient/{{id}}"} }""");
        Assert.Equal(0, (await Run(29)).Declarations);
        Assert.Equal(1, (await Run(31)).Declarations);
        Assert.Equal(0L, await store.Scalar("select count(*) from resource_version where type = 'QuestionnaireResponse' and body is not null"));
        Assert.True((await store.Reader.Read(Callers.Worker(), "Patient", id, default)).Ok);
    }

    private Task<RetentionReport> Run(int days) =>
        new Retention(store.Database, store.Store, new MovedClock(TimeSpan.FromDays(days))).Run(default);

    private async Task<string> Patient() =>
        (await store.Create("""{"resourceType":"Patient","name":[{"family":"Okello"}]}""", Callers.ClinicianAt(Here))).Stored.Id;

    private Task<Written> Add(string json) => store.Create(json, Callers.ClinicianAt(Here));

    private sealed class MovedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
