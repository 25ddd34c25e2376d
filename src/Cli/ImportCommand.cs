using HealthAssess.Api.Administration.Import;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess import --in FILE… [--at POINT-OF-ENTRY] [--live]</c>: FHIR NDJSON and Bundles through the one write path.</summary>
internal static class ImportCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var files = arguments.All("in");
        if (files.Count == 0 || files.FirstOrDefault(file => !File.Exists(file)) is { } missing && missing.Length > 0)
        {
            await errors.WriteLineAsync("usage: healthassess import --in FILE… [--at NAME-OF-POINT-OF-ENTRY] [--live]; every file must exist");
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        if (await Place(opened.Services, arguments.One("at")) is not { } place)
        {
            await errors.WriteLineAsync("There is no such Point of Entry. Start the site once, or name one with --at.");
            return 2;
        }

        var caller = Caller.Worker(Purpose.Administration, Permission.ImportResources) with { PointOfEntry = place };
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
        var report = await opened.Services.GetRequiredService<ImportRun>().Run(files, caller, arguments.Has("live"), new ProgressBar(errors), stop.Token);
        await ImportTable.Write(report, output);
        return report.Types.Values.Any(tally => tally.Refused.Count > 0) || report.NotFhir.Count > 0 ? 1 : 0;
    }

    /// <summary>Where the records belong: it decides who may see them.</summary>
    private static async Task<Guid?> Place(IServiceProvider services, string? name)
    {
        await using var scope = services.CreateAsyncScope();
        var places = scope.ServiceProvider.GetRequiredService<HealthDb>().PointsOfEntry.AsNoTracking();
        return await places.Where(place => name == null || place.Name == name).OrderBy(place => place.Name).Select(place => (Guid?)place.Id).FirstOrDefaultAsync();
    }
}
