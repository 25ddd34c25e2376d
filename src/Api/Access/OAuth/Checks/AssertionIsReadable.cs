using Microsoft.IdentityModel.JsonWebTokens;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>A JWT under one of the two algorithms that every SMART server knows, with one party as issuer and subject.</summary>
internal sealed class AssertionIsReadable : ITokenCheck
{
    public static readonly string[] Algorithms = ["RS384", "ES384"];

    private const int Longest = 8192;

    public ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var text = exchange["client_assertion"]!;
        if (text.Length > Longest || !new JsonWebTokenHandler().CanReadToken(text))
        {
            return ValueTask.FromResult<TokenError?>(TokenError.Client("The assertion is no JWT."));
        }

        try
        {
            exchange.Assertion = new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return ValueTask.FromResult<TokenError?>(TokenError.Client("The assertion is no JWT."));
        }

        var isFit = Algorithms.Contains(exchange.Assertion.Alg) && exchange.Assertion.Issuer is { Length: > 0 } issuer && issuer == exchange.Assertion.Subject;
        return ValueTask.FromResult(isFit ? null : TokenError.Client("The assertion is signed with RS384 or ES384, and its iss and sub are the client_id."));
    }
}
