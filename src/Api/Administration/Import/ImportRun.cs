using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Storage.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Administration.Import;

/// <summary>
/// Loads files of FHIR through the one write path. It can be killed at any moment and started again: what is stored is in the
/// ledger of the same transaction, and what is in the ledger is left alone.
/// </summary>
public sealed class ImportRun(IServiceScopeFactory scopes)
{
    private const int BatchSize = 500;

    /// <summary>Imports files in the order given.</summary>
    /// <param name="files">Paths of NDJSON files and Bundles.</param>
    /// <param name="caller">Who imports, and at which Point of Entry the records belong.</param>
    /// <param name="live">True to cause alerts, deliveries and stock movements like a live write.</param>
    /// <param name="progress">Hears of every batch.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public async Task<ImportReport> Run(
        IReadOnlyList<string> files, Caller caller, bool live, IProgress<ImportProgress> progress, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentCaller>().Value = caller;
        var targets = new ConditionalTargets(services.GetRequiredService<ResourceReader>(), caller);
        var pass = new ImportPass(scopes, caller, live ? WriteOrigin.Live : WriteOrigin.Import, services.GetRequiredService<ImportLedger>(), targets);
        var (total, done) = (files.Sum(file => new FileInfo(file).Length), 0L);
        foreach (var item in files.SelectMany(file => ImportFile.Read(file) ?? []))
        {
            targets.Learn(item);
        }

        foreach (var file in files)
        {
            progress.Report(new ImportProgress(Path.GetFileName(file), done, total));
            if (ImportFile.Read(file) is not { } items)
            {
                pass.Report.NotFhir.Add(file);
            }
            else
            {
                foreach (var chunk in items.Chunk(BatchSize))
                {
                    await pass.Import(chunk, cancellation);
                    progress.Report(new ImportProgress(Path.GetFileName(file), done += chunk.Sum(item => (long)item.Json.Length), total));
                }
            }
        }

        await pass.CountMissing(cancellation);
        progress.Report(new ImportProgress("", total, total));
        return pass.Report;
    }
}
