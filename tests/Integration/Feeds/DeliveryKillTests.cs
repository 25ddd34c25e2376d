using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>Deliveries with real processes: whatever is killed and whenever, each report arrives once in effect.</summary>
public sealed class DeliveryKillTests(StoreFixture store) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private const int Reports = 200;

    private readonly HttpClient http = new(new SocketsHttpHandler(), disposeHandler: true);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        http.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Two_hundred_reports_arrive_once_in_effect_though_pump_and_receiver_are_killed()
    {
        await using var ministry = new Ministry(http);
        var outbox = new OutboxFixture(store);
        await outbox.Subscribe(ministry.Endpoint);

        // Between commit and delivery: the rows are there before anything delivers, and nobody has been told.
        await outbox.GiveDoses(Reports);
        Assert.Equal(Reports, await outbox.Count("waiting"));

        // In mid-delivery: the pump dies while the receiver has the report in hand.
        await ministry.Start("slow", slowness: 1);
        await using (var pump = await outbox.StartWorker())
        {
            await Eventually.Is("the pump holds deliveries", async () => await outbox.Count("leased") > 0);
            await pump.Kill();
        }

        Assert.True(await outbox.Count("leased") > 0);
        await ministry.Tell("ok");

        // The receiver dies while reports stream in, and comes back with what it had.
        await using var next = await outbox.StartWorker();
        await Eventually.Is("a quarter has arrived", async () => (await ministry.State()).Deliveries >= Reports / 4);
        await ministry.Kill();
        await ministry.Start();

        await Eventually.Is("everything is delivered", async () => await outbox.Count("delivered") == Reports);
        var held = await ministry.State();
        Assert.Equal((Reports, Reports), (held.Resources["Immunization"], held.Resources["Patient"]));
        Assert.Equal(Reports, held.Deliveries);
        Assert.Equal(0L, await store.Scalar($"SELECT count(*) FROM outbox WHERE recipient = '{outbox.Recipient}' AND receipt IS NULL"));
    }

    [Fact]
    public async Task A_ministry_that_is_down_loses_nothing_and_is_left_alone_for_a_while()
    {
        await using var ministry = new Ministry(http);
        var outbox = new OutboxFixture(store);
        await outbox.Subscribe(ministry.Endpoint);
        await outbox.GiveDoses(20);
        await ministry.Start("down");
        await using var pump = await outbox.StartWorker();

        await Eventually.Is("the circuit is open", async () =>
            await store.Scalar($"SELECT open_until FROM recipient_circuit WHERE recipient = '{outbox.Recipient}'") is DateTime);
        Assert.Equal(0, await outbox.Count("delivered") + await outbox.Count("dead"));
        Assert.NotNull(await store.Scalar($"SELECT max(next_try) FROM outbox WHERE recipient = '{outbox.Recipient}' AND attempts > 0 AND last_result LIKE 'no answer%'"));

        await ministry.Tell("ok");
        await Eventually.Is("everything is delivered", async () => await outbox.Count("delivered") == 20);
        Assert.Equal(20, (await ministry.State()).Resources["Immunization"]);
        Assert.Null(await store.Scalar($"SELECT open_until FROM recipient_circuit WHERE recipient = '{outbox.Recipient}'"));
    }

    [Fact]
    public async Task A_report_that_is_refused_for_good_is_set_aside_with_its_reason_and_stops_nothing()
    {
        await using var ministry = new Ministry(http);
        var outbox = new OutboxFixture(store);
        await outbox.Subscribe(ministry.Endpoint);
        await outbox.GiveDoses(1);
        await ministry.Start("refusing");
        await using var pump = await outbox.StartWorker();
        await Eventually.Is("the report is set aside", async () => await outbox.Count("dead") == 1);
        Assert.Equal("422 business-rule", await store.Scalar($"SELECT last_result FROM outbox WHERE recipient = '{outbox.Recipient}'"));

        await ministry.Tell("ok");
        await outbox.GiveDoses(1);
        await Eventually.Is("the next report arrives", async () => await outbox.Count("delivered") == 1);
    }
}
