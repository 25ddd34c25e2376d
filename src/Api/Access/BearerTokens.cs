using System.Security.Claims;
using System.Text.Encodings.Web;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Access;

/// <summary>Callers with a token of ours: <c>Authorization: Bearer …</c> (RFC 6750).</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenKey key, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";
    public const string Issuer = "healthassess";
    public const string Expired = "expired";
    private const string Invalid = "invalid";
    private const string Prefix = "Bearer ";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(header[Prefix.Length..].Trim(), new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = await key.Get(Context.RequestAborted),
            LifetimeValidator = (from, to, _, _) => InForce(from, to),
        });
        if (!result.IsValid)
        {
            return AuthenticateResult.Fail(result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException ? Expired : Invalid);
        }

        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        return CallerClaims.Read(principal).Kind == CallerKind.Anonymous
            ? AuthenticateResult.Fail(Invalid)
            : AuthenticateResult.Success(new AuthenticationTicket(principal, new AuthenticationProperties { ExpiresUtc = result.SecurityToken.ValidTo + Skew }, SchemeName));
    }

    private bool InForce(DateTime? from, DateTime? to)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from is not null && to is not null && from - Skew <= now && now < to + Skew;
    }
}
