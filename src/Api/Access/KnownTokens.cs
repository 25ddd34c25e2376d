using System.Security.Claims;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace HealthAssess.Api.Access;

/// <summary>A token that was checked, and whom it speaks for.</summary>
internal sealed record KnownToken(ClaimsPrincipal Principal, Caller Caller, DateTimeOffset Until);

/// <summary>
/// Tokens checked within the last minute. Parsing a token and its signature costs a system client, which sends the same
/// one with every request, as much as the rest of the way to the database.
/// </summary>
internal sealed class KnownTokens(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache tokens = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>By the whole header; null when it has to be checked.</summary>
    public KnownToken? Find(string authorization) =>
        tokens.TryGetValue(authorization, out KnownToken? known) && time.GetUtcNow() < known!.Until ? known : null;

    /// <summary>Remembers a token that is in force, no longer than that.</summary>
    public KnownToken Keep(string authorization, AuthenticationTicket ticket)
    {
        var end = time.GetUtcNow() + Longest;
        var until = ticket.Properties.ExpiresUtc is { } expires && expires < end ? expires : end;
        var known = new KnownToken(ticket.Principal, CallerClaims.Read(ticket.Principal), until);
        tokens.Set(authorization, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return known;
    }

    public void Dispose() => tokens.Dispose();
}
