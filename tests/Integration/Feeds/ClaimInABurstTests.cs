using HealthAssess.Domain;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>A claim after a burst of deliveries that autovacuum has not counted yet. A database of its own: nothing may have been analysed.</summary>
public sealed class ClaimInABurstTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly Guid recipient = Ids.New(TimeProvider.System);

    [Fact]
    public async Task A_claim_reads_little_though_the_statistics_do_not_know_of_the_burst()
    {
        await store.Execute($"""
            alter table outbox set (autovacuum_enabled = false);
            insert into outbox (id, kind, person, recipient, subject, created_at, next_try)
            select gen_random_uuid(), 'report', md5((n / 2)::text)::uuid, '{recipient}', 'Immunization/' || n, now(), now() from generate_series(1, 4000) n;
            """);

        var pages = await ClaimCost.Pages(store);
        Assert.True(pages < 500, $"A claim touches {pages} pages.");
    }
}
