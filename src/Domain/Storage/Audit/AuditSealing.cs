using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Storage.Audit;

/// <summary>Seals once a second, in every process; the database lets one of them do it.</summary>
internal sealed partial class AuditSealing(AuditSealer sealer, TimeProvider time, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PoolContext.Run(() => SealAgainAndAgain(stoppingToken));

    private async Task SealAgainAndAgain(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SealOnce(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task SealOnce(CancellationToken cancellation)
    {
        try
        {
            await sealer.Seal(cancellation);
        }
        catch (NpgsqlException failure)
        {
            // The rows wait; the next second tries again.
            Failed(log, failure.SqlState);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit could not be sealed just now (SQL state {State}).")]
    private static partial void Failed(ILogger log, string? state);
}
