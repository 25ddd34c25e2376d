using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Cli.Ministry;

/// <summary>
/// <c>healthassess ministry [--port 5090] [--data DIR] [--mode ok|slow|down|refusing] [--slowness SECONDS]</c>: a small separate FHIR receiver
/// for demos and tests. It stores what it is sent, answers with receipts, and can be told to misbehave.
/// </summary>
internal static class MinistryCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var port = arguments.One("port") ?? "5090";
        if (!ushort.TryParse(port, out _) || !Enum.TryParse<MinistryMode>(arguments.One("mode") ?? "ok", true, out var mode)
            || !double.TryParse(arguments.One("slowness") ?? "5", CultureInfo.InvariantCulture, out var slowness) || arguments.Has("help"))
        {
            await errors.WriteLineAsync("usage: healthassess ministry [--port N] [--data DIR] [--mode ok|slow|down|refusing] [--slowness SECONDS]");
            return 2;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var store = ReceivedReports.Open(arguments.One("data") ?? ".data/ministry", TimeProvider.System);
        var app = builder.Build();
        MinistryRoutes.Map(app, store, new MinistryConduct(mode, TimeSpan.FromSeconds(slowness)));
        await app.StartAsync();
        await output.WriteLineAsync("ministry listens on " + app.Urls.First());
        await output.FlushAsync();
        await app.WaitForShutdownAsync();
        return 0;
    }
}
