using System.Net.Sockets;
using System.Text;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>Requests that no library would write.</summary>
public sealed class RawRequestTests(LiveServerFixture fixture) : IClassFixture<LiveServerFixture>
{
    /// <summary>A size that fits into no integer was our fault: 500.</summary>
    [Theory]
    [InlineData("80000000")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [InlineData("-1")]
    public async Task A_chunk_of_an_impossible_size_is_refused(string size)
    {
        using var client = fixture.Server.Client();
        var answer = await Answer(client, $"POST {FhirClient.Base}/Patient HTTP/1.1", $"Authorization: {client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked", size + "\r\n{\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("unreadable-body", answer, StringComparison.Ordinal);
    }

    /// <summary>
    /// A token in a second header counted and was kept under the first: an empty one let everybody in who sent an empty one
    /// within the next minute, as the owner of that token.
    /// </summary>
    [Fact]
    public async Task A_token_counts_in_the_only_header_and_for_nobody_else()
    {
        using var client = fixture.Server.Client();
        var token = $"Authorization: {client.DefaultRequestHeaders.Authorization}";
        var line = $"GET {FhirClient.Base}/Patient?_count=1 HTTP/1.1";
        foreach (var headers in new[] { $"Authorization:\r\n{token}", $"{token}\r\nAuthorization:", $"{token}\r\nAuthorization: Bearer x", $"{token}\r\n{token}", "Authorization:" })
        {
            Assert.StartsWith("HTTP/1.1 401", await Answer(client, line, headers), StringComparison.Ordinal);
        }

        Assert.StartsWith("HTTP/1.1 200", await Answer(client, line, token), StringComparison.Ordinal);
    }

    private static async Task<string> Answer(HttpClient client, string line, string headers, string body = "")
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\nHost: x\r\nConnection: close\r\n{headers}\r\n\r\n{body}"));
        return await new StreamReader(stream).ReadToEndAsync();
    }
}
