using System.Net;
using System.Net.Sockets;

namespace HealthAssess.Storage.Outbox;

/// <summary>
/// Where our own requests may go: never to link-local addresses, where clouds keep their credentials; to private networks
/// only where that is meant. The address that was looked up is the one that is connected to, so a name cannot change in between.
/// </summary>
/// <remarks>OWASP ASVS 4, 12.6.1 and 5.2.6.</remarks>
public static class OutboundGuard
{
    /// <summary>A handler that follows no redirect and asks no proxy.</summary>
    public static SocketsHttpHandler Handler(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = async (context, cancellation) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
            var allowed = addresses.Where(address => May(address, allowPrivate)).ToArray();
            if (allowed.Length == 0 || allowed.Length < addresses.Length)
            {
                throw new HttpRequestException("This address is not one that requests of ours may go to.");
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>True when a request of ours may go there.</summary>
    public static bool May(IPAddress address, bool allowPrivate)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !IsNever(plain) && (allowPrivate || !IsPrivate(plain));
    }

    private static bool IsNever(IPAddress address) =>
        address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.None)
        || (Four(address) is [var first, var second, ..] && ((first, second) is (169, 254) || first == 0 || first >= 224));

    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal
        || (Four(address) is [var first, var second, ..] && (first == 10 || (first, second) is (192, 168) || (first == 172 && second is >= 16 and < 32) || (first == 100 && second is >= 64 and < 128)));

    private static byte[]? Four(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? address.GetAddressBytes() : null;
}
