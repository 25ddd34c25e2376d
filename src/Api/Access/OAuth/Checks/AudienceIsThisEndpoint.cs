namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>The assertion was made for us: one that was made for somebody else cannot be passed on.</summary>
internal sealed class AudienceIsThisEndpoint : ITokenCheck
{
    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation) => ValueTask.FromResult(
        exchange.Assertion.Audiences.ToArray() is [var only] && only == exchange.Address ? null : TokenError.Client("The assertion's aud is the address of this endpoint."));
}
