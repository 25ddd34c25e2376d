using HealthAssess.Domain;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>What a claim reads does not grow with what waits.</summary>
public sealed class ClaimCostTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly Guid recipient = Ids.New(TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_much_waits_a_claim_reads_little(bool away)
    {
        await store.Execute($"""
            insert into outbox (id, kind, person, recipient, subject, created_at, next_try)
            select gen_random_uuid(), 'report', gen_random_uuid(), '{recipient}', 'Immunization/' || n, now(), now() from generate_series(1, 20000) n;
            analyze outbox;
            """);
        if (away)
        {
            await store.Execute($"insert into recipient_circuit (recipient, failures, open_until) values ('{recipient}', 9, now() + interval '1 hour')");
        }

        var pages = await ClaimCost.Pages(store);
        Assert.True(pages < 500, $"A claim touches {pages} pages.");
    }
}
