using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Nothing waits for the database on the thread of a socket, where it would wait for itself.</summary>
public sealed class WaitingTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_query_of_the_administration_that_waits_is_refused()
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        Assert.Contains("asynchronous", Assert.Throws<InvalidOperationException>(() => _ = database.Users.Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_of_cookies_are_read_where_one_may_wait() =>
        Assert.NotEmpty(site.Site.Services.GetRequiredService<DataProtectionKeys>().GetAllElements());

    [Fact]
    public async Task The_thread_of_a_socket_does_not_read_the_keys_of_cookies()
    {
        var keys = site.Site.Services.GetRequiredService<DataProtectionKeys>();
        var refused = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => refused.SetResult(Record.Exception(() => keys.GetAllElements()))) { Name = ".NET Sockets" }.Start();
        Assert.IsType<InvalidOperationException>(await refused.Task);
    }
}
