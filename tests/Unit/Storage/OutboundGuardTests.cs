using System.Net;
using HealthAssess.Storage.Outbox;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>Where requests of ours may go.</summary>
public sealed class OutboundGuardTests
{
    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::")]
    public void Never_to_link_local_or_unspecified_addresses(string address)
    {
        Assert.False(OutboundGuard.May(IPAddress.Parse(address), allowPrivate: true));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    public void To_private_networks_only_where_that_is_meant(string address)
    {
        Assert.False(OutboundGuard.May(IPAddress.Parse(address), allowPrivate: false));
        Assert.True(OutboundGuard.May(IPAddress.Parse(address), allowPrivate: true));
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1::1")]
    public void Anywhere_else(string address) => Assert.True(OutboundGuard.May(IPAddress.Parse(address), allowPrivate: false));

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_not_followed()
    {
        using var client = new HttpMessageInvoker(OutboundGuard.Handler(allowPrivate: false));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost:9/");
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request, default));
        Assert.Contains("may go to", failure.ToString(), StringComparison.Ordinal);
    }
}
