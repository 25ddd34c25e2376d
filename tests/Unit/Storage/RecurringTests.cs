using HealthAssess.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>What is done again and again is done again, whatever went wrong.</summary>
public sealed class RecurringTests
{
    /// <summary>An attempt of the job's own that took too long ended the job for good, without a word; any other fault ended the process.</summary>
    [Fact]
    public async Task A_turn_that_failed_is_followed_by_another()
    {
        using var job = new Stumbling(new OperationCanceledException("an attempt took too long"), new InvalidOperationException("unforeseen"));
        await job.StartAsync(CancellationToken.None);
        await job.Done.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(job.ExecuteTask!.IsCompleted);
        await job.StopAsync(CancellationToken.None);
        Assert.True(job.ExecuteTask.IsCompletedSuccessfully);
    }

    /// <summary>Fails in every way it is given, then succeeds.</summary>
    private sealed class Stumbling(params Exception[] faults) : Recurring(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private readonly TaskCompletionSource done = new();
        private int turns;

        public Task Done => done.Task;

        protected override Task Do(CancellationToken cancellation)
        {
            if (turns++ < faults.Length)
            {
                throw faults[turns - 1];
            }

            done.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
