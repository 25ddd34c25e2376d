using HealthAssess.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Workers.Protection;

/// <summary>Something done again and again at its own pace, that waits for nothing else. Several processes may do it at once.</summary>
internal abstract partial class Recurring(TimeSpan pace, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    protected abstract Task Do(CancellationToken cancellation);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PoolContext.Run(() => Recur(stoppingToken));

    private async Task Recur(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                timer.Period = await Once(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task<TimeSpan> Once(CancellationToken cancellation)
    {
        try
        {
            await Do(cancellation);
            return pace;
        }
        catch (NpgsqlException failure)
        {
            // What was not done is due at the next turn.
            Failed(log, GetType().Name, failure.SqlState);
            return pace < AfterFailure ? pace : AfterFailure;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} could not work just now (SQL state {State}).")]
    private static partial void Failed(ILogger log, string job, string? state);
}
