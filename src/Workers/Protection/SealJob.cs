using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Workers.Protection;

/// <summary>Finishes seals of Points of Entry every few seconds, whatever else is under way.</summary>
internal sealed class SealJob(PlaceSeals seals, TimeProvider time, ILogger<SealJob> log) : Recurring(TimeSpan.FromSeconds(5), time, log)
{
    protected override async Task Do(CancellationToken cancellation) => await seals.Finish(cancellation);
}
