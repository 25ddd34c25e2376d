using HealthAssess.Domain.Feeds;
using HealthAssess.Storage.Outbox;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Workers.Deliveries;

/// <summary>One attempt at one delivery, from claim to recorded result.</summary>
internal sealed partial class DeliverReport(
    ReportContent content, SendReport send, RecordAttempt record, Heartbeat heartbeat, ILogger<DeliverReport> log)
{
    public async Task Run(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beating = heartbeat.Beat(delivery, finished.Token);
        try
        {
            var result = await Attempt(delivery, cancellation);

            // 4 Recorded under our lease. From here on it is never sent again.
            await record.Record(delivery, result, cancellation);
            Ended(log, delivery.Id, delivery.Attempt, result.GetType().Name);
        }
        finally
        {
            await finished.CancelAsync();
            await beating;
        }
    }

    private async Task<DeliveryResult> Attempt(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        try
        {
            // 2 Built now, from current data under current consent and agreement. Killed here: nothing left the house.
            var report = await content.Build(delivery, cancellation);

            // 3 On the wire. Killed from here until 4: the recipient may have it and we do not know, so it goes again
            //   under the same Idempotency-Key and as conditional updates, which change nothing the second time.
            return report.Withheld is { } reason
                ? new DeliveryResult.Withheld(reason)
                : await send.Send(report.Endpoint!, delivery.Id, report.Bundle, cancellation);
        }
        catch (Exception fault) when (fault is not NpgsqlException and not OperationCanceledException)
        {
            // One report that we cannot build must not stop the others.
            Broken(log, delivery.Id, fault.GetType().Name, fault.StackTrace);
            return new DeliveryResult.Broken(fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery}, attempt {Attempt}: {Result}.")]
    private static partial void Ended(ILogger log, Guid delivery, int attempt, string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} could not be made: {Fault} {Frames}")]
    private static partial void Broken(ILogger log, Guid delivery, string fault, string? frames);
}
