using System.Net.Http.Json;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>The demo ministry as a real process, which keeps its port and its folder when it is killed and started again.</summary>
internal sealed class Ministry(HttpClient http) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ministry").FullName;
    private readonly int port = FreePort.Any();
    private RealProcess? process;

    public Uri Endpoint => new($"http://127.0.0.1:{port}/fhir/R4");

    public async Task Start(string mode = "ok", double slowness = 5)
    {
        process = RealProcess.Start(
            "src/Cli", "healthassess.dll",
            ["ministry", "--port", $"{port}", "--data", folder, "--mode", mode, "--slowness", FormattableString.Invariant($"{slowness}")]);
        await process.Says("ministry listens");
    }

    public Task Kill() => process!.Kill();

    public async Task Tell(string mode) => (await http.PostAsync(new Uri($"http://127.0.0.1:{port}/mode/{mode}"), null)).EnsureSuccessStatusCode();

    public async Task<Held> State() => (await http.GetFromJsonAsync<Held>(new Uri($"http://127.0.0.1:{port}/state")))!;

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the receiver says it holds.</summary>
    internal sealed record Held(int Deliveries, int Repeated, IReadOnlyDictionary<string, int> Resources);
}
