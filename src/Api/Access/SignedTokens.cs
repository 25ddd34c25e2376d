using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Access;

/// <summary>Signs bearer tokens of ours.</summary>
internal sealed class SignedTokens(TokenKey key, TimeProvider time)
{
    public async Task<string> Sign(IEnumerable<Claim> claims, TimeSpan life, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = BearerTokens.Issuer,
            Audience = BearerTokens.Issuer,
            Subject = new ClaimsIdentity(claims),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + life,
            SigningCredentials = new SigningCredentials(await key.Get(cancellation), SecurityAlgorithms.HmacSha256),
        });
    }
}
