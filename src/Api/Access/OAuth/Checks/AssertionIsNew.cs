using HealthAssess.Storage.Administration;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>An assertion counts once. After the signature: a stranger must not be able to use up a client's.</summary>
internal sealed class AssertionIsNew(ClientAssertions assertions) : ITokenCheck
{
    private const int LongestId = 200;

    public async ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation) =>
        exchange.Assertion.Id is { Length: > 0 and <= LongestId } jti
        && await assertions.Use(exchange.Client.Id, jti, new DateTimeOffset(exchange.Assertion.ValidTo, TimeSpan.Zero), cancellation)
            ? null
            : TokenError.Client("The assertion was used before, or has no jti.");
}
