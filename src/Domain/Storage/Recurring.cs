using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>Something done again and again at its own pace, that waits for nothing else. Several processes may do it at once.</summary>
/// <param name="pace">How long from one turn to the next; after a failure at most five minutes.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Hears what failed.</param>
public abstract partial class Recurring(TimeSpan pace, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>One turn.</summary>
    protected abstract Task Do(CancellationToken cancellation);

    /// <inheritdoc/>
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
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <summary>What was not done is due at the next turn, whatever was in its way: nobody would miss a job that had ended, and one that fails must not end the site.</summary>
    private async Task<TimeSpan> Once(CancellationToken cancellation)
    {
        try
        {
            await Do(cancellation);
            return pace;
        }
        catch (NpgsqlException failure)
        {
            Waiting(log, GetType().Name, failure.SqlState);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // Its words may hold personal data.
            Broken(log, GetType().Name, fault.GetType().Name, fault.StackTrace);
        }

        return pace < AfterFailure ? pace : AfterFailure;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} could not work just now (SQL state {State}).")]
    private static partial void Waiting(ILogger log, string job, string? state);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} stumbled and will try again: {Fault} {Frames}")]
    private static partial void Broken(ILogger log, string job, string fault, string? frames);
}
