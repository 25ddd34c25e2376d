using HealthAssess.Storage;
using HealthAssess.Storage.Recalls;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Workers.Recalls;

/// <summary>Queues the notices of new recalls every few seconds.</summary>
internal sealed class RecallNoticesJob(RecallNotices notices, TimeProvider time, ILogger<RecallNoticesJob> log) : Recurring(TimeSpan.FromSeconds(5), time, log)
{
    protected override async Task Do(CancellationToken cancellation) => await notices.Queue(cancellation);
}
