using System.Diagnostics;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A client that nobody here wrote (npm fhir-kit-client) speaks to the live server.</summary>
public sealed class FhirKitClientTests : IAsyncLifetime
{
    private readonly SiteFixture site = new() { RealHttp = true };

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task It_creates_reads_changes_searches_pages_and_sends_transactions()
    {
        using var client = await site.Client(Roles.Integrator);
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(SharedData.Root, "tests", "Clients", "fhirkit.mjs"), new Uri(client.BaseAddress!, "fhir/R4").ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TOKEN"] = client.DefaultRequestHeaders.Authorization!.Parameter },
        })!;
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complained + await said);
    }
}
