using HealthAssess.Storage.Protection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Workers.Protection;

/// <summary>Finishes seals every few seconds, destroys every hour what was kept long enough, and overwrites what was erased. Several processes may do it at once.</summary>
internal sealed partial class ProtectionJob(PlaceSeals seals, Retention retention, Scrubbing scrubbing, TimeProvider time, ILogger<ProtectionJob> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetentionPace = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = time.GetUtcNow() + RetentionPace;
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                next = await Once(next, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task<DateTimeOffset> Once(DateTimeOffset next, CancellationToken cancellation)
    {
        try
        {
            await seals.Finish(cancellation);
            if (time.GetUtcNow() < next)
            {
                return next;
            }

            var report = await retention.Run(cancellation);
            await scrubbing.Run(cancellation);
            Done(log, report.Persons.Values.Sum(), report.Declarations, report.Held);
        }
        catch (NpgsqlException failure)
        {
            // What was not done is due at the next turn.
            Failed(log, failure.SqlState);
            return next;
        }

        return time.GetUtcNow() + RetentionPace;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Persons} persons and {Declarations} declarations destroyed, {Held} held.")]
    private static partial void Done(ILogger log, int persons, int declarations, int held);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Protection could not work just now (SQL state {State}).")]
    private static partial void Failed(ILogger log, string? state);
}
