namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>The client proves itself with a signed assertion, never with a shared secret.</summary>
internal sealed class AssertionTypeIsJwt : ITokenCheck
{
    public const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation) => ValueTask.FromResult(
        exchange["client_assertion_type"] == JwtBearer && exchange["client_assertion"] is not null ? null : new TokenError("invalid_request", $"client_assertion_type is {JwtBearer}, with a client_assertion."));
}
