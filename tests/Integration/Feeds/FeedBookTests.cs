using HealthAssess.Domain.Feeds;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>The write path remembers the feeds; it never goes by what it remembers once they have changed.</summary>
public sealed class FeedBookTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task A_feed_counts_from_the_first_dose_after_its_beginning_to_the_last_before_its_end()
    {
        using var write = store.StoreWith(new ReportsWhatHappened("Immunization"));
        var outbox = new OutboxFixture(store);
        await OutboxFixture.GiveDoses(1, write);
        Assert.Equal(0, await outbox.Count("waiting"));

        await outbox.Subscribe(new Uri("http://127.0.0.1:9/"));
        await OutboxFixture.GiveDoses(2, write);
        Assert.Equal(2, await outbox.Count("waiting"));

        await store.Execute($"update feed set active = false where recipient = '{outbox.Recipient}'");
        await OutboxFixture.GiveDoses(1, write);
        Assert.Equal(2, await outbox.Count("waiting"));
    }

    [Fact]
    public async Task An_agreement_that_ends_ends_its_reports()
    {
        using var write = store.StoreWith(new ReportsWhatHappened("Immunization"));
        var outbox = new OutboxFixture(store);
        await outbox.Subscribe(new Uri("http://127.0.0.1:9/"));
        await OutboxFixture.GiveDoses(1, write);
        await store.Execute($"update agreement set until_date = '2020-12-31' where recipient = '{outbox.Recipient}'");
        await OutboxFixture.GiveDoses(1, write);
        Assert.Equal(1, await outbox.Count("waiting"));
    }
}
