using HealthAssess.Domain;
using HealthAssess.Storage.Outbox;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>Which deliveries a pump takes next.</summary>
public sealed class ClaimDeliveriesTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly Guid recipient = Ids.New(TimeProvider.System);

    private ClaimDeliveries Claims => new(store.Database.Source, TimeProvider.System);

    [Fact]
    public async Task Of_several_versions_of_one_content_the_newest_goes_out_and_the_others_are_superseded()
    {
        var person = Ids.New(TimeProvider.System);
        var first = await Put(person, "Immunization/a");
        var second = await Put(person, "Immunization/a");
        var taken = await Claims.Next(8, CancellationToken.None);
        Assert.Equal(second, Assert.Single(taken, one => one.Recipient == recipient).Id);
        Assert.Equal("superseded", await store.Scalar($"select state from outbox where id = '{first}'"));
    }

    [Fact]
    public async Task An_older_version_that_waits_for_its_next_try_holds_up_neither_the_newer_one_nor_what_follows()
    {
        var person = Ids.New(TimeProvider.System);
        var failed = await Put(person, "Immunization/b", due: "now() + interval '1 hour'");
        var other = await Put(person, "Immunization/c");
        var newer = await Put(person, "Immunization/b");
        var taken = await Claims.Next(8, CancellationToken.None);
        Assert.Equal(other, Assert.Single(taken, one => one.Recipient == recipient).Id);

        await store.Execute($"update outbox set state = 'delivered' where id = '{other}'");
        taken = await Claims.Next(8, CancellationToken.None);
        Assert.Equal(newer, Assert.Single(taken, one => one.Recipient == recipient).Id);
        Assert.Equal("superseded", await store.Scalar($"select state from outbox where id = '{failed}'"));
    }

    [Fact]
    public async Task Of_one_traveller_the_older_report_goes_first()
    {
        var person = Ids.New(TimeProvider.System);
        var older = await Put(person, "Immunization/d");
        await Put(person, "Encounter/e", urgent: true);
        Assert.Equal(older, Assert.Single(await Claims.Next(8, CancellationToken.None), one => one.Recipient == recipient).Id);
        Assert.DoesNotContain(await Claims.Next(8, CancellationToken.None), one => one.Recipient == recipient);
    }

    private async Task<Guid> Put(Guid person, string subject, string due = "now()", bool urgent = false)
    {
        var id = Ids.New(TimeProvider.System);
        await store.Execute($"""
            insert into outbox (id, kind, person, recipient, subject, urgent, created_at, next_try)
            values ('{id}', 'report', '{person}', '{recipient}', '{subject}', {urgent}, now(), {due})
            """);
        return id;
    }
}
