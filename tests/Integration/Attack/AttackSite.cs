using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>The running site, what it protects, everybody who attacks it, and the doors they try.</summary>
public sealed class AttackSite : IAsyncLifetime
{
    private readonly SiteFixture site = new() { RealHttp = true };

    internal IReadOnlyList<Door> Doors { get; private set; } = [];

    internal World World { get; private set; } = null!;

    internal IReadOnlyList<Attacker> Attackers { get; private set; } = [];

    /// <summary>Speaks HTTP over a socket; keeps no cookie and follows nothing.</summary>
    public HttpClient Wire { get; private set; } = null!;

    public SiteFixture Site => site;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        World = await World.Make(site.Site.Services.GetRequiredService<ResourceStore>());
        Attackers = await Attacker.All(site);
        Doors = Door.Of(site.Site.Services.GetRequiredService<EndpointDataSource>());
        using var known = site.Site.CreateClient();
        Wire = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 16 }) { BaseAddress = known.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        Wire.Dispose();
        await site.DisposeAsync();
    }
}
