using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Feeds;

public sealed class ReportsWhatHappenedTests
{
    private static readonly Guid Here = Guid.Parse("0199aaaa-0000-7000-8000-00000000000a");
    private static readonly Guid Traveller = Guid.Parse("0199aaaa-0000-7000-8000-00000000000b");
    private static readonly Feed Registry = new(
        Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), Guid.Parse("0199aaaa-0000-7000-8000-000000000002"), Guid.Parse("0199aaaa-0000-7000-8000-000000000003"), "immunization-registry", ["Immunization"]);

    private static Resource Dose(bool given) => Resource.Parse($$"""
        {"resourceType":"Immunization","id":"d1","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{Traveller}}"},
         "occurrenceDateTime":"2026-11-21","primarySource":{{(given ? "true" : "false")}}}
        """);

    private static async Task<ChangeSet> After(Resource dose, WriteOrigin origin = WriteOrigin.Live, Guid? place = null)
    {
        var caller = Caller.Worker(Purpose.DirectCare) with { PointOfEntry = place ?? Here };
        var write = new Write(ChangeVerb.Create, null, dose, Traveller, caller, origin, DateTimeOffset.UnixEpoch);
        return (await new ReportsWhatHappened("Immunization").Judge(write, new OneFeed(), CancellationToken.None)).Additions;
    }

    [Fact]
    public async Task A_dose_given_here_goes_to_every_feed_that_wants_it()
    {
        var entry = Assert.Single((await After(Dose(given: true))).Outbox);
        Assert.Equal(("report", Traveller, Registry.Recipient, "Immunization/d1"), (entry.Kind, entry.Person, entry.Recipient, entry.Subject));
    }

    [Fact]
    public async Task A_dose_read_off_a_card_is_not_reported() => Assert.Empty((await After(Dose(given: false))).Outbox);

    [Fact]
    public async Task Imported_history_is_not_reported() => Assert.Empty((await After(Dose(given: true), WriteOrigin.Import)).Outbox);

    [Fact]
    public async Task Of_a_type_that_is_reported_for_alerts_only_nothing_else_leaves()
    {
        var write = new Write(
            ChangeVerb.Create, null, Dose(given: true), Traveller, Caller.Worker(Purpose.DirectCare) with { PointOfEntry = Here }, WriteOrigin.Live, DateTimeOffset.UnixEpoch);
        var quiet = await new ReportsWhatHappened("Immunization", _ => false).Judge(write, new OneFeed(), CancellationToken.None);
        var alert = await new ReportsWhatHappened("Immunization", _ => true).Judge(write, new OneFeed(), CancellationToken.None);
        Assert.Empty(quiet.Additions.Outbox);
        Assert.True(Assert.Single(alert.Additions.Outbox).Urgent);
    }

    [Fact]
    public async Task A_place_without_a_feed_reports_nothing() => Assert.Empty((await After(Dose(given: true), place: Traveller)).Outbox);

    private sealed class OneFeed : IFacts
    {
        public ValueTask<Resource?> Read(string type, string id, CancellationToken cancellation) => ValueTask.FromResult<Resource?>(null);

        public ValueTask<StockLot?> LockLot(Guid pointOfEntry, Guid lot, CancellationToken cancellation) => ValueTask.FromResult<StockLot?>(null);

        public ValueTask<bool> IsCertified(string dose, CancellationToken cancellation) => ValueTask.FromResult(false);

        public ValueTask<bool> HoldsCertificates(Guid person, CancellationToken cancellation) => ValueTask.FromResult(false);

        public ValueTask<bool> IsMerged(Guid person, CancellationToken cancellation) => ValueTask.FromResult(false);

        public ValueTask<IReadOnlyList<Feed>> Feeds(Guid pointOfEntry, string type, CancellationToken cancellation) =>
            ValueTask.FromResult<IReadOnlyList<Feed>>(pointOfEntry == Here ? [Registry] : []);
    }
}
