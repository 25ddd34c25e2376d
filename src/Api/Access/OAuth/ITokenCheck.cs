namespace HealthAssess.Api.Access.OAuth;

/// <summary>One check of a request for a token.</summary>
internal interface ITokenCheck
{
    /// <summary>Null when it holds.</summary>
    ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation);
}
