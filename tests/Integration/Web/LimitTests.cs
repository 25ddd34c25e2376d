using System.Net;
using System.Net.Http.Headers;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Outbox;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>Too much at once, too large, and addresses that requests of ours may not go to; over sockets, since limits go by address.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private readonly SiteFixture site = new() { RealHttp = true };
    private Uri address = null!;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        using var known = site.Site.CreateClient();
        address = known.BaseAddress!;
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_address_that_asks_too_much_is_told_when_to_come_again_and_a_system_with_a_token_goes_on()
    {
        using var stranger = Wire();
        var page = await UntilRefused(stranger, () => new HttpRequestMessage(HttpMethod.Get, "/health/live"));
        Assert.Equal("5", page.Headers.RetryAfter!.ToString());
        Assert.Contains("short break", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var fhir = await UntilRefused(stranger, () => new HttpRequestMessage(HttpMethod.Get, "/fhir/R4/no/such/thing"));
        Assert.Equal("5", fhir.Headers.RetryAfter!.ToString());
        Assert.Contains("\"throttled\"", await fhir.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var problem = await UntilRefused(stranger, () => new HttpRequestMessage(HttpMethod.Get, "/api/nothing"));
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);

        using var system = Wire();
        system.DefaultRequestHeaders.Authorization = (await site.Client(Roles.Client)).DefaultRequestHeaders.Authorization;
        var answers = await Task.WhenAll(Enumerable.Range(0, 3000).Select(async _ => (await system.GetAsync("/health/live")).StatusCode));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Tries_to_sign_in_from_one_address_are_fewer_than_pages()
    {
        using var stranger = Wire();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 400 && !answers.Contains(HttpStatusCode.TooManyRequests); time++)
        {
            answers.Add((await stranger.PostAsync("/oauth/token", new FormUrlEncodedContent([]))).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData("/fhir/R4/Patient", "application/fhir+json")]
    [InlineData("/sign-in", "application/x-www-form-urlencoded")]
    public async Task A_body_over_the_limit_is_refused_whether_it_says_its_length_or_not(string path, string type)
    {
        using var wire = Wire();
        foreach (var said in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[(17 * 1024 * 1024)]) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            request.Headers.TransferEncodingChunked = !said;
            // The server may close the door while the body is still coming.
            var status = await Status(wire, request);
            Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"answered {status}");
        }
    }

    [Fact]
    public void Every_client_of_ours_goes_out_through_the_guard()
    {
        var services = site.Site.Services;
        var names = services.GetServices<IConfigureOptions<HttpClientFactoryOptions>>().OfType<ConfigureNamedOptions<HttpClientFactoryOptions>>().Select(one => one.Name).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            HttpMessageHandler? handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
            while (handler is DelegatingHandler outer)
            {
                handler = outer.InnerHandler;
            }

            var guarded = Assert.IsType<SocketsHttpHandler>(handler);
            Assert.True(guarded is { ConnectCallback.Method.DeclaringType.FullName: { } from, AllowAutoRedirect: false, UseProxy: false } && from.StartsWith(typeof(OutboundGuard).FullName!, StringComparison.Ordinal), name);
        }
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData(null, null)]
    public void A_network_counts_as_one(string? from, string? network) =>
        Assert.Equal(network, RequestLimits.NetworkOf(from is null ? null : IPAddress.Parse(from)));

    private static async Task<HttpResponseMessage> UntilRefused(HttpClient wire, Func<HttpRequestMessage> request)
    {
        for (var time = 0; time < 500; time++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => await wire.SendAsync(request())));
            if (answers.FirstOrDefault(one => one.StatusCode == HttpStatusCode.TooManyRequests) is { } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("Nobody was ever refused.");
    }

    private static async Task<HttpStatusCode?> Status(HttpClient wire, HttpRequestMessage request)
    {
        try
        {
            return (await wire.SendAsync(request)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private HttpClient Wire() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 32 }) { BaseAddress = address };
}
