using System.Collections.Concurrent;
using System.Diagnostics;
using HealthAssess.Domain;
using HealthAssess.Tests.Integration.Api;
using HealthAssess.Web.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>What leaves with traces.</summary>
public sealed class TelemetryTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task No_trace_holds_the_address_that_names_somebody()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var traces = Telemetry.Traced(Sdk.CreateTracerProviderBuilder()).AddProcessor(new Kept(ended)).Build();
        var link = Ids.Unguessable();
        using var client = site.Site.CreateClient();
        await client.GetAsync($"/card/{link}");
        await Eventually.Is("the request and its statements were traced", () => Task.FromResult(
            ended.Any(activity => activity.Source.Name == "Microsoft.AspNetCore") && ended.Any(activity => activity.Source.Name == "Npgsql")));
        Assert.DoesNotContain(ended, activity => activity.DisplayName.Contains(link, StringComparison.Ordinal)
            || activity.TagObjects.Any(tag => tag.Value?.ToString()?.Contains(link, StringComparison.Ordinal) == true));
    }

    [Fact]
    public void Where_ASP_NET_Core_writes_the_address_it_is_taken_out()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var traces = Telemetry.Traced(Sdk.CreateTracerProviderBuilder()).AddProcessor(new Kept(ended)).Build();
        using var source = new ActivitySource("Microsoft.AspNetCore");
        using (var request = source.StartActivity("a request of this test"))
        {
            request!.SetTag("url.path", "/card/a-link").SetTag("http.route", "/card/{link}");
        }

        var kept = Assert.Single(ended, activity => activity.DisplayName == "a request of this test");
        Assert.Equal([KeyValuePair.Create<string, object?>("http.route", "/card/{link}")], kept.TagObjects);
    }

    private sealed class Kept(ConcurrentQueue<Activity> ended) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => ended.Enqueue(data);
    }
}
