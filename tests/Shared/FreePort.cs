using System.Net;
using System.Net.Sockets;

namespace HealthAssess.Tests.Shared;

/// <summary>A port on which nobody listens now.</summary>
public static class FreePort
{
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
