namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>It has not expired, and expires within five minutes.</summary>
internal sealed class LifetimeIsShort(TimeProvider time) : ITokenCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var (now, ends, begins) = (time.GetUtcNow().UtcDateTime, exchange.Assertion.ValidTo, exchange.Assertion.ValidFrom);
        var holds = ends != DateTime.MinValue && ends > now - Skew && ends <= now + Longest + Skew && (begins == DateTime.MinValue || begins <= now + Skew);
        return ValueTask.FromResult(holds ? null : TokenError.Client("The assertion has expired, or it expires more than five minutes from now."));
    }
}
