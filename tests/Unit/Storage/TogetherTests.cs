using HealthAssess.Storage;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class TogetherTests
{
    [Fact]
    public async Task A_round_does_not_run_in_the_context_of_who_came_first()
    {
        var seen = new TaskCompletionSource<SynchronizationContext?>();
        var together = new Together<int>(1, async _ =>
        {
            await Task.Yield();
            seen.SetResult(SynchronizationContext.Current);
        });
        await PoolContext.Run(() =>
        {
            together.Add(1);
            Assert.NotNull(SynchronizationContext.Current);
            return Task.CompletedTask;
        });
        Assert.Null(await seen.Task);
    }

    [Fact]
    public async Task Who_gets_little_goes_on_at_once()
    {
        var (teller, followed) = Tell(resources: 1);
        Assert.Equal(teller, await followed);
    }

    [Fact]
    public async Task Who_gets_much_goes_on_in_the_pool()
    {
        var (teller, followed) = Tell(resources: 100);
        Assert.NotEqual(teller, await followed);
    }

    /// <summary>Tells from a thread that is neither the pool's nor the test's, as those of the sockets are.</summary>
    private static (int Teller, Task<int> Followed) Tell(int resources)
    {
        var waiting = new TaskCompletionSource<int>();
        var followed = Following(waiting);
        var teller = new Thread(() => waiting.Tell(7, resources));
        teller.Start();
        teller.Join();
        return (teller.ManagedThreadId, followed);
    }

    private static async Task<int> Following(TaskCompletionSource<int> waiting)
    {
        await waiting.Task.ConfigureAwait(false);
        return Environment.CurrentManagedThreadId;
    }
}
