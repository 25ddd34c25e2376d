using Microsoft.Extensions.Logging;

namespace HealthAssess.Storage.Audit;

/// <summary>Seals once a second, in every process; the database lets one of them do it.</summary>
internal sealed class AuditSealing(AuditSealer sealer, TimeProvider time, ILogger<AuditSealing> log) : Recurring(TimeSpan.FromSeconds(1), time, log)
{
    protected override async Task Do(CancellationToken cancellation) => await sealer.Seal(cancellation);
}
