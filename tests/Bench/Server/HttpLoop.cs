using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>One kept-alive HTTP/1.1 connection that sends prepared requests and reads whole answers: as little of its own cost as can be.</summary>
internal sealed class HttpLoop : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string head;
    private byte[] buffer = new byte[256 * 1024];
    private int filled;

    public HttpLoop(int port, string token)
    {
        head = $"Host: 127.0.0.1:{port}\r\nAccept: application/fhir+json\r\nAuthorization: Bearer {token}\r\n";
        socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Sends and answers the status and the text of the whole answer, head included.</summary>
    public async Task<(int Status, string Text)> Send(string method, string path, string? body = null, string extra = "")
    {
        var content = body is null ? "" : $"Content-Type: application/fhir+json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{method} /fhir/R4{path} HTTP/1.1\r\n{head}{content}{extra}\r\n{body}"));
        filled = 0;
        while (!IsWhole())
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new IOException("The server closed the connection.");
        }

        var text = Encoding.UTF8.GetString(buffer.AsSpan(0, filled));
        return (int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), text);
    }

    public void Dispose() => socket.Dispose();

    private bool IsWhole()
    {
        var all = buffer.AsSpan(0, filled);
        var end = all.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var headers = all[..end];
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            // 204 and 304 have no body; everything else without a length is in chunks.
            return headers.IndexOf("Transfer-Encoding: chunked"u8) < 0 || all.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = headers[(length + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        var size = int.Parse(stop < 0 ? digits : digits[..stop], System.Globalization.CultureInfo.InvariantCulture);
        return filled >= end + 4 + size;
    }
}
