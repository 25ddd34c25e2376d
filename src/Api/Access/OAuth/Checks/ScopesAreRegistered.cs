namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>What is asked for is narrowed to what is registered; nothing left is an error.</summary>
internal sealed class ScopesAreRegistered : ITokenCheck
{
    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var asked = (exchange["scope"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        exchange.Scopes = SystemScopes.Narrow(asked, exchange.Client.Scopes);
        return ValueTask.FromResult(exchange.Scopes.Count > 0 ? null : new TokenError("invalid_scope", "None of the scopes is registered for this client. They look like system/Immunization.rs."));
    }
}
