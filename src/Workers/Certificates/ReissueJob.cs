using HealthAssess.Storage;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Workers.Certificates;

/// <summary>Looks every ten minutes whether it is night and certificates wait to be issued anew.</summary>
internal sealed partial class ReissueJob(ScheduledReissue reissue, TimeProvider time, ILogger<ReissueJob> log) : Recurring(TimeSpan.FromMinutes(10), time, log)
{
    protected override async Task Do(CancellationToken cancellation)
    {
        if (await reissue.RunAtNight(cancellation) is { } round)
        {
            Done(log, round.Reissued, round.Refused);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificates issued anew before their end: {Reissued}, not issued: {Refused}.")]
    private static partial void Done(ILogger log, int? reissued, int? refused);
}
