using HealthAssess.Api.Pipeline;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>The reverse proxy of docker-compose.yml lets through what the sites take.</summary>
public sealed class ProxyTests
{
    private static readonly string Settings = File.ReadAllText(Path.Combine(SharedData.Root, "docker", "proxy.conf"));

    /// <summary>Bundles of 16 to 64 MB ended at the proxy, without an OperationOutcome.</summary>
    [Fact]
    public void A_Bundle_that_a_site_would_take_passes_the_proxy() =>
        Assert.Contains($"client_max_body_size {BodyLimit.OfBundles}m;", Settings, StringComparison.Ordinal);

    /// <summary>The proxy's own limit is 8 kB.</summary>
    [Fact]
    public void An_address_that_a_site_would_take_passes_the_proxy() =>
        Assert.Contains($"large_client_header_buffers 4 {AddressLimit.Kilobytes + 8}k;", Settings, StringComparison.Ordinal);
}
