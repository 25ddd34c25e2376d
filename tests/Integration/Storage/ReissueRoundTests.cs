using HealthAssess.Storage.Certificates;
using HealthAssess.Workers.Certificates;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class ReissueRoundTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task A_round_that_was_stopped_is_gone_on_with_and_only_one_is_open()
    {
        var clock = new NightClock { Day = 2000 };
        var rounds = new ReissueRounds(store.Database, clock);
        var calls = 0;
        var night = new ScheduledReissue((_, _) => ++calls switch { 1 => throw new OperationCanceledException(), 2 => Task.FromResult<int?>(null), _ => Task.FromResult<int?>(0) }, rounds, clock);
        await Assert.ThrowsAsync<OperationCanceledException>(() => night.RunAtNight(CancellationToken.None));
        var open = (await rounds.Last(CancellationToken.None))[0];
        Assert.Null(open.Ended);

        // Another run is under way; then, in the next night, it is this round that ends.
        Assert.Null(await night.RunAtNight(CancellationToken.None));
        clock.Day = 2001;
        Assert.Equal(open.Began, (await night.RunAtNight(CancellationToken.None))!.Began);
        Assert.Equal(3, calls);
    }
}
