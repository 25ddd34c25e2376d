using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>Signed with a key of the client: registered by value, or published at its registered address.</summary>
internal sealed class SignatureIsTheClients(ClientKeys keys) : ITokenCheck
{
    public async ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var known = await keys.Of(exchange.Client, cancellation);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(exchange["client_assertion"], new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            RequireSignedTokens = true,
            ValidAlgorithms = AssertionIsReadable.Algorithms,
            IssuerSigningKeys = known.Where(key => exchange.Assertion.Kid is not { Length: > 0 } kid || key.KeyId == kid),
        });
        return result.IsValid ? null : TokenError.Client("The assertion does not prove a client that is registered here.");
    }
}
