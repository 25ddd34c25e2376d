using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Workers.Protection;

/// <summary>Destroys every hour what was kept long enough.</summary>
internal sealed partial class RetentionJob(Retention retention, TimeProvider time, ILogger<RetentionJob> log) : Recurring(TimeSpan.FromHours(1), time, log)
{
    protected override async Task Do(CancellationToken cancellation)
    {
        var report = await retention.Run(cancellation);
        Done(log, report.Persons.Values.Sum(), report.Declarations, report.Held);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Persons} persons and {Declarations} declarations destroyed, {Held} held.")]
    private static partial void Done(ILogger log, int persons, int declarations, int held);
}
