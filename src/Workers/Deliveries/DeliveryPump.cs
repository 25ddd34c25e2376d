using HealthAssess.Storage;
using HealthAssess.Storage.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Workers.Deliveries;

/// <summary>
/// Delivers what the outbox holds: at least once on the wire, once in effect at the receiver. Any number of pumps may run;
/// any of them may be killed at any line.
/// </summary>
internal sealed partial class DeliveryPump(
    ClaimDeliveries claims, DeliverReport deliver, OutboxSignal signal, TimeProvider time, ILogger<DeliveryPump> log) : BackgroundService
{
    private const int Hands = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>So long it gathers before it looks again: of a hundred commits a second each would wake it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PoolContext.Run(() => Deliver(stoppingToken));

    private async Task Deliver(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Pump(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (NpgsqlException problem)
            {
                Waiting(log, problem.SqlState ?? "no connection");
                await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault)
            {
                // A pump that stumbles over one delivery must end neither the others nor the process. The fault's words may hold personal data.
                Stumbled(log, fault.GetType().Name, fault.StackTrace);
                await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Pump(CancellationToken cancellation)
    {
        var busy = new List<Task>(Hands + 1);
        var woken = signal.Wait(Poll, cancellation);
        while (true)
        {
            // 1 A claimed row is ours until its lease ends. Killed after this line: free again after the lease.
            var claimed = busy.Count < Hands ? await claims.Next(Hands - busy.Count, cancellation) : [];
            busy.AddRange(claimed.Select(delivery => deliver.Run(delivery, cancellation)));

            // 5 Woken by the commit of a new row, by a free hand, and every second for rows whose time has come.
            if (claimed.Count == 0)
            {
                await Task.WhenAny([woken, .. busy]);
                await Task.Delay(Gathering, time, cancellation);
            }

            foreach (var ended in busy.Where(task => task.IsCompleted).ToList())
            {
                busy.Remove(ended);
                await ended;
            }

            if (woken.IsCompleted)
            {
                await woken;
                woken = signal.Wait(Poll, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deliveries wait for the database ({State}).")]
    private static partial void Waiting(ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Error, Message = "The delivery pump stumbled and goes on: {Fault} {Frames}")]
    private static partial void Stumbled(ILogger log, string fault, string? frames);
}
