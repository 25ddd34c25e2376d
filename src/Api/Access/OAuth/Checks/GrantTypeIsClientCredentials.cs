namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>Only client_credentials: no user, no redirect, no refresh.</summary>
internal sealed class GrantTypeIsClientCredentials : ITokenCheck
{
    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation) => ValueTask.FromResult(
        exchange["grant_type"] == "client_credentials" ? null : new TokenError("unsupported_grant_type", "grant_type is client_credentials."));
}
