using System.Net.Sockets;
using System.Text;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>Bodies that trickle in, and addresses that are too long.</summary>
public sealed class SlowRequestTests(LiveServerFixture fixture) : IClassFixture<LiveServerFixture>
{
    [Fact]
    public async Task A_body_that_trickles_in_is_not_waited_for_and_holds_up_nobody()
    {
        using var client = fixture.Server.Client();
        using var socket = new TcpClient();
        await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {FhirClient.Base}/Patient HTTP/1.1\r\nHost: x\r\nAuthorization: {client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/fhir+json\r\nContent-Length: 4000000\r\n\r\n{{"));
        var answered = new StreamReader(stream).ReadToEndAsync();
        await Eventually.Is("the slow client is answered", async () =>
        {
            Assert.Equal(System.Net.HttpStatusCode.Created, (await client.Create("Patient", Counter.Json(1))).StatusCode);
            await Trickle(stream);
            return answered.IsCompleted;
        });
        var answer = await answered;
        Assert.True(answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
        Assert.True(answer.Contains("OperationOutcome", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData(1_000, System.Net.HttpStatusCode.OK)]
    [InlineData(3_000, System.Net.HttpStatusCode.RequestUriTooLong)]
    public async Task A_search_by_a_thousand_ids_fits_into_an_address_and_a_longer_one_is_refused_with_words(int ids, System.Net.HttpStatusCode wanted)
    {
        using var client = fixture.Server.Client();
        var names = Enumerable.Range(0, ids).Select(n => $"00000000-0000-4000-8000-{n:D12}");
        using var answer = await client.GetAsync($"{FhirClient.Base}/Patient?_id={string.Join(',', names)}");
        Assert.Equal(wanted, answer.StatusCode);
        Assert.Contains(wanted == System.Net.HttpStatusCode.OK ? "searchset" : "_search", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The server may have closed its side already.</summary>
    private static async Task Trickle(NetworkStream stream)
    {
        try
        {
            await stream.WriteAsync(" "u8.ToArray());
        }
        catch (IOException)
        {
        }
    }
}
