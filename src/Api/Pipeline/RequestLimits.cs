using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Pipeline;

/// <summary>
/// How much one caller may ask of a process, so that none takes it away from the others. Another system, which has an agreement,
/// is limited by how much it has under way at once and never by its speed; a person and an address by how fast they ask.
/// </summary>
/// <remarks>
/// OWASP ASVS 4, 11.1.4 and 13.4. Counted in the process: a round trip to the database with each request would cost more than it
/// saves. What can be guessed (passwords, numbers, PINs, card codes) is counted in the database, for all processes together.
/// </remarks>
internal sealed class RequestLimits : IDisposable
{
    /// <summary>Requests of one system under way at once; the next thousands wait their turn.</summary>
    private static readonly ConcurrencyLimiterOptions OfSystem = new() { PermitLimit = 256, QueueLimit = 4096, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    /// <summary>One signed-in person: far above what hands can do.</summary>
    private static readonly TokenBucketRateLimiterOptions OfPerson = Bucket(burst: 1200, perSecond: 20);

    /// <summary>One address without an account; a whole airport may stand behind it.</summary>
    private static readonly TokenBucketRateLimiterOptions OfAddress = Bucket(burst: 1200, perSecond: 40);

    /// <summary>Tries to sign in, or to get a token, from one address: a whole shift may come at once.</summary>
    private static readonly TokenBucketRateLimiterOptions OfDoor = Bucket(burst: 120, perSecond: 2);

    private readonly PartitionedRateLimiter<Asking> callers = PartitionedRateLimiter.Create<Asking, object>(asking => asking.Caller switch
    {
        { Kind: CallerKind.Client, Account: { } system } => RateLimitPartition.GetConcurrencyLimiter<object>(system, static _ => OfSystem),
        { Account: { } person } => RateLimitPartition.GetTokenBucketLimiter<object>(person, static _ => OfPerson),
        _ => asking.Network is { } network ? RateLimitPartition.GetTokenBucketLimiter<object>(network, static _ => OfAddress) : RateLimitPartition.GetNoLimiter<object>("socket"),
    });

    private readonly PartitionedRateLimiter<Asking> doors = PartitionedRateLimiter.Create<Asking, object>(asking =>
        asking is { IsAtDoor: true, Network: { } network } ? RateLimitPartition.GetTokenBucketLimiter<object>(network, static _ => OfDoor) : RateLimitPartition.GetNoLimiter<object>("elsewhere"));

    /// <summary>Waits where that helps; a lease that was not acquired means that this one is too many.</summary>
    public async ValueTask<RateLimitLease> Admit(HttpContext http, Caller caller)
    {
        var asking = new Asking(caller, caller.Kind == CallerKind.Client ? null : NetworkOf(http.Connection.RemoteIpAddress), IsDoor(http.Request));
        if (asking.IsAtDoor)
        {
            var door = await doors.AcquireAsync(asking, 1, http.RequestAborted);
            if (!door.IsAcquired)
            {
                return door;
            }
        }

        return await callers.AcquireAsync(asking, 1, http.RequestAborted);
    }

    public void Dispose()
    {
        callers.Dispose();
        doors.Dispose();
    }

    /// <summary>Whoever has an IPv6 network has 2⁶⁴ addresses: they count as one. Null for a socket of this machine's own.</summary>
    internal static string? NetworkOf(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };

    private static bool IsDoor(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/sign-in", StringComparison.Ordinal) || request.Path == "/switch" || request.Path == "/oauth/token");

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private sealed record Asking(Caller Caller, string? Network, bool IsAtDoor);
}
