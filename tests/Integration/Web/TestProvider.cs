using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>A small true OpenID provider on a port of its own: codes that count once, PKCE, signed statements, and ways to lie.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "healthassess";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, string Nonce, string Redirect)> codes = [];
    private WebApplication site = null!;

    public string Address { get; private set; } = "";

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "staff-1";

    /// <summary>What the next statement gets wrong: nonce, audience, issuer, key, expired, unsigned; null for nothing.</summary>
    public string? Lie { get; set; }

    public static async Task<TestProvider> Start()
    {
        var provider = new TestProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider.site = builder.Build();
        provider.Map();
        await provider.site.StartAsync();
        provider.Address = provider.site.Urls.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        rsa.Dispose();
        stranger.Dispose();
    }

    private void Map()
    {
        site.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, authorization_endpoint = Address + "/authorize", token_endpoint = Address + "/token", jwks_uri = Address + "/jwks" }));
        site.MapGet("/jwks", () => Results.Json(new { keys = new[] { new { kty = "RSA", kid = "k", n = Base64UrlEncoder.Encode(rsa.ExportParameters(false).Modulus), e = Base64UrlEncoder.Encode(rsa.ExportParameters(false).Exponent) } } }));
        site.MapGet("/authorize", (HttpRequest http) =>
        {
            var code = HealthAssess.Domain.Ids.Unguessable();
            codes[code] = (http.Query["code_challenge"]!, http.Query["nonce"]!, http.Query["redirect_uri"]!);
            return http.Query["client_id"] == ClientId && http.Query["response_type"] == "code" && http.Query["code_challenge_method"] == "S256"
                ? Results.Redirect(QueryHelpers.AddQueryString(http.Query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = http.Query["state"] }))
                : Results.BadRequest();
        });
        site.MapPost("/token", async (HttpRequest http) =>
        {
            var form = await http.ReadFormAsync();
            var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
            return codes.Remove(form["code"].ToString(), out var known) && known.Redirect == form["redirect_uri"] && known.Challenge == Base64UrlEncoder.Encode(verifier)
                ? Results.Json(new { token_type = "Bearer", access_token = "x", id_token = Statement(known.Nonce) })
                : Results.Json(new { error = "invalid_grant" }, statusCode: (int)HttpStatusCode.BadRequest);
        });
    }

    private string Statement(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(Lie == "expired" ? -2 : 0);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Lie == "issuer" ? "https://elsewhere.example" : Address,
            Audience = Lie == "audience" ? "somebody-else" : ClientId,
            Subject = new ClaimsIdentity([new Claim("sub", Subject), new Claim("nonce", Lie == "nonce" ? "another" : nonce)]),
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = Lie == "unsigned" ? null : new SigningCredentials(new RsaSecurityKey(Lie == "key" ? stranger : rsa) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
        });
    }
}
