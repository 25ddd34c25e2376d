using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Feeds;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>A Point of Entry with a feed to a ministry, where doses are recorded through the one write path.</summary>
internal sealed class OutboxFixture(StoreFixture store)
{
    private static readonly Guid Place = Guid.Parse("0199aaaa-0000-7000-8000-0000000000f1");

    public Guid Recipient { get; } = Ids.New(TimeProvider.System);

    public async Task Subscribe(Uri endpoint)
    {
        var agreement = Ids.New(TimeProvider.System);
        await store.Execute($"""
            INSERT INTO point_of_entry (id, name, kind, country, time_zone, open) VALUES ('{Place}', 'Crossing', 'ground-crossing', 'UGA', 'Africa/Kampala', true)
              ON CONFLICT DO NOTHING;
            INSERT INTO recipient (id, name, country, endpoint, pseudonym_key) VALUES ('{Recipient}', 'Ministry', 'UGA', '{endpoint}', decode('{new string('a', 64)}', 'hex'));
            INSERT INTO agreement (id, recipient, legal_basis, purpose, reference, from_date, until_date)
              VALUES ('{agreement}', '{Recipient}', 'law', '{nameof(Purpose.NotifiableDisease)}', 'Act 1', '2020-01-01', '2099-12-31');
            INSERT INTO feed (id, recipient, agreement, profile, types, active)
              VALUES ('{Ids.New(TimeProvider.System)}', '{Recipient}', '{agreement}', 'immunization-registry', ARRAY['Immunization'], true);
            """);
    }

    /// <summary>Registers travellers and gives each a dose; each dose writes its outbox row in its own transaction.</summary>
    public async Task GiveDoses(int count)
    {
        using var write = store.StoreWith(new ReportsWhatHappened("Immunization"));
        await GiveDoses(count, write);
    }

    /// <summary>The same through one write path, which has seen what was there before.</summary>
    public static async Task GiveDoses(int count, ResourceStore write)
    {
        var clinician = Caller.Worker(Purpose.DirectCare, Permission.Vaccinate) with { PointOfEntry = Place };
        for (var number = 0; number < count; number++)
        {
            var traveller = Ids.New(TimeProvider.System);
            var changes = ChangeSet.Of(
                Change.Create(Fhir.Resource.Parse($$"""{"resourceType":"Patient","id":"{{traveller}}","gender":"female"}""")),
                Change.Create(Fhir.Resource.Parse($$"""
                    {"resourceType":"Immunization","id":"{{Ids.New(TimeProvider.System)}}","status":"completed","vaccineCode":{"text":"yellow fever"},
                     "patient":{"reference":"Patient/{{traveller}}"},"occurrenceDateTime":"2026-11-21","primarySource":true}
                    """)));
            var outcome = await write.Commit(changes, clinician, WriteOrigin.Live, "test", CancellationToken.None);
            Assert.True(outcome.Ok, outcome.Ok ? "" : outcome.Refusals[0].Text);
        }
    }

    public async Task<long> Count(string state) =>
        (long)(await store.Scalar($"SELECT count(*) FROM outbox WHERE recipient = '{Recipient}' AND state = '{state}'"))!;

    /// <summary>The worker process of the product over this database.</summary>
    public async Task<RealProcess> StartWorker()
    {
        using var keyFile = TestKeyFile.Known();
        var process = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--run", "workers"], new Dictionary<string, string>
        {
            ["ConnectionStrings__HealthAssess"] = store.ConnectionString,
            ["MasterKeyFile"] = keyFile.Path,
            ["PORT"] = $"{FreePort.Any()}",
        });
        await process.Says("HealthAssess is ready");
        return process;
    }
}
