using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace HealthAssess.Web.Hosting.Lan;

/// <summary>The names and addresses by which other devices of the network reach this machine.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Addresses">Its private addresses, the one that a phone is most likely to reach first.</param>
internal sealed record LanNames(string Host, IReadOnlyList<IPAddress> Addresses)
{
    public IReadOnlyList<string> All => [Host, .. Host.Contains('.', StringComparison.Ordinal) ? Array.Empty<string>() : [Host + ".local"], "localhost"];

    public static LanNames Known() => new(Dns.GetHostName().ToLowerInvariant(), [.. Own().Append(IPAddress.Loopback).Distinct()]);

    private static IEnumerable<IPAddress> Own() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback }
        from address in network.GetIPProperties().UnicastAddresses
        where address.Address.AddressFamily == AddressFamily.InterNetwork && IsPrivate(address.Address.GetAddressBytes())
        select address.Address;

    private static bool IsPrivate(byte[] address) => address is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [169, 254, ..];
}
