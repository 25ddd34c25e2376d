using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Certificates.Reissue;

/// <summary>
/// Issues many certificates anew: what a lost key took with it, or what ends soon though its dose still protects. It can be killed at any moment and
/// started again: a certificate and the note that it has a successor are one transaction, and a unique index lets nobody make a second one.
/// </summary>
public sealed class ReissueRun(IServiceScopeFactory scopes, Reissues reissues)
{
    private const int BatchSize = 25;

    /// <summary>Issues anew what a revoked key signed.</summary>
    public async Task<Outcome<ReissuedBatch>> OfLostKey(byte[] keyId, Action<int, int> progress, CancellationToken cancellation) =>
        await Alone(async () => await Run(await reissues.OfLostKey(keyId, cancellation), progress, cancellation), cancellation);

    /// <summary>Issues anew what ends before an instant.</summary>
    public async Task<Outcome<ReissuedBatch>> EndingBefore(DateTimeOffset instant, Action<int, int> progress, CancellationToken cancellation) =>
        await Alone(async () => await Run(await reissues.EndingBefore(instant, cancellation), progress, cancellation), cancellation);

    /// <summary>The same for the worker that does it at night.</summary>
    public async Task<int?> Scheduled(DateTimeOffset before, CancellationToken cancellation) =>
        await EndingBefore(before, (_, _) => { }, cancellation) is { Ok: true } run ? run.Value.Refused.Values.Sum() : null;

    private async Task<Outcome<ReissuedBatch>> Alone(Func<Task<ReissuedBatch>> run, CancellationToken cancellation)
    {
        await using var held = await reissues.Hold(cancellation);
        return held is null
            ? new Refusal(RefusalKind.Conflict, "reissue-runs", "Certificates are being issued anew already. Wait for that run, or end it.")
            : Outcome<ReissuedBatch>.Of(await run());
    }

    private async Task<ReissuedBatch> Run(IReadOnlyList<ReissueItem> items, Action<int, int> progress, CancellationToken cancellation)
    {
        var (gate, total, done) = (new Lock(), new ReissuedBatch(0, new Dictionary<string, int>()), 0);
        progress(0, items.Count);
        var batches = items.GroupBy(item => item.PointOfEntry).SelectMany(place => place.Chunk(BatchSize));
        await Parallel.ForEachAsync(batches, cancellation, async (batch, stop) =>
        {
            var one = await Batch(batch, stop);
            lock (gate)
            {
                total = Sum(total, one);
                done += batch.Length;
                progress(done, items.Count);
            }
        });
        return total;
    }

    /// <summary>A batch; where one of it spoils the transaction, each half for itself.</summary>
    private async Task<ReissuedBatch> Batch(ReissueItem[] items, CancellationToken cancellation)
    {
        var outcome = await Send(items, cancellation);
        return outcome.Ok ? outcome.Value
            : items.Length == 1 ? new ReissuedBatch(0, new Dictionary<string, int> { [outcome.Refusals[0].Key] = 1 })
            : Sum(await Batch(items[..(items.Length / 2)], cancellation), await Batch(items[(items.Length / 2)..], cancellation));
    }

    private async Task<Outcome<ReissuedBatch>> Send(ReissueItem[] items, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value =
            Caller.Worker(Purpose.VaccinationCertificate, Permission.IssueCertificates) with { PointOfEntry = items[0].PointOfEntry, Restricted = true };
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReissueCertificates(items), cancellation);
    }

    private static ReissuedBatch Sum(ReissuedBatch one, ReissuedBatch other) => new(
        one.Reissued + other.Reissued,
        one.Refused.Concat(other.Refused).GroupBy(reason => reason.Key).ToDictionary(reason => reason.Key, reason => reason.Sum(count => count.Value)));
}
