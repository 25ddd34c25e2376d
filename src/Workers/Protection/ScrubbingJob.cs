using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Workers.Protection;

/// <summary>Overwrites at night what was erased by day; looks every ten minutes whether it is night and something is left to do.</summary>
internal sealed class ScrubbingJob(Scrubbing scrubbing, TimeProvider time, ILogger<ScrubbingJob> log) : Recurring(TimeSpan.FromMinutes(10), time, log)
{
    protected override async Task Do(CancellationToken cancellation) => await scrubbing.RunAtNight(cancellation);
}
