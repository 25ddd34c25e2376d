using System.Net.Sockets;
using System.Text;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>Bodies that trickle in, or promise more than they bring.</summary>
public sealed class SlowBodyTests(LiveServerFixture fixture) : IClassFixture<LiveServerFixture>
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
