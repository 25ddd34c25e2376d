using HealthAssess.Storage;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class PoolContextTests
{
    [Fact]
    public async Task What_a_sockets_thread_finishes_goes_on_in_the_pool()
    {
        var awaited = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var wentOnIn = new TaskCompletionSource<bool>();
        var work = PoolContext.Run(async () =>
        {
            entered.SetResult();
            await awaited.Task;
            wentOnIn.SetResult(Thread.CurrentThread.IsThreadPoolThread);
        });
        await entered.Task;
        new Thread(awaited.SetResult).Start();
        await work;
        Assert.True(await wentOnIn.Task);
    }

    [Fact]
    public async Task It_goes_on_in_the_pool_after_the_second_await_too()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var between = new TaskCompletionSource();
        var pooled = false;
        var work = PoolContext.Run(async () =>
        {
            await first.Task;
            between.SetResult();
            await second.Task;
            pooled = Thread.CurrentThread.IsThreadPoolThread;
        });
        new Thread(first.SetResult).Start();
        await between.Task;
        new Thread(second.SetResult).Start();
        await work;
        Assert.True(pooled);
    }

    [Fact]
    public async Task A_failure_comes_to_who_asked_for_the_work() =>
        await Assert.ThrowsAsync<TimeoutException>(() => PoolContext.Run(() => Task.FromException(new TimeoutException())));
}
