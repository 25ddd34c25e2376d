using System.Net;
using HealthAssess.Domain;
using HealthAssess.Domain.Feeds;
using HealthAssess.Workers;
using HealthAssess.Workers.Deliveries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>What a recipient may answer.</summary>
public sealed class SendReportTests
{
    /// <summary>An answer was read to its end, whatever its length: one recipient could take the memory of all deliveries.</summary>
    [Fact]
    public async Task An_answer_that_is_too_long_is_no_answer()
    {
        await using var recipient = await Recipient(async http =>
        {
            for (var sent = 0L; sent < 10 * SendReport.LongestReceipt; sent += 64 * 1024)
            {
                await http.Response.Body.WriteAsync(new byte[64 * 1024], http.RequestAborted);
            }
        });
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddHealthAssessWorkers().BuildServiceProvider();
        var result = await services.GetRequiredService<SendReport>().Send(new Uri(recipient.Urls.Single()), Ids.New(TimeProvider.System), "{}"u8.ToArray(), CancellationToken.None);
        Assert.Equal(new DeliveryResult.Unavailable("no answer: " + HttpRequestError.ConfigurationLimitExceeded), result);
    }

    private static async Task<WebApplication> Recipient(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://{IPAddress.Loopback}:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Run(answer);
        await site.StartAsync();
        return site;
    }
}
