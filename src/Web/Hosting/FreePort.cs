using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HealthAssess.Web.Hosting;

/// <summary>Where the site listens when nobody said <c>--urls</c>: PORT, else 5080, else the next port that is free.</summary>
internal static class FreePort
{
    private const int Usual = 5080;

    /// <summary>Sets the address to listen on, unless one is configured.</summary>
    public static void UseFreePort(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls($"http://localhost:{Choose(builder.Configuration["PORT"])}");
        }
    }

    private static int Choose(string? asked) =>
        int.TryParse(asked, CultureInfo.InvariantCulture, out var port) ? port : Enumerable.Range(Usual, 200).First(IsFree);

    private static bool IsFree(int port)
    {
        try
        {
            using var v4 = new TcpListener(IPAddress.Loopback, port);
            v4.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
