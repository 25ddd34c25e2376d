using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Web.SignIn.External;

/// <summary>Asks the configured provider who somebody is: authorization code with PKCE, state and nonce.</summary>
/// <remarks>OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9700 (security best current practice).</remarks>
internal sealed class ExternalSignIn(ExternalProvider provider, ProviderDocuments documents, IHttpClientFactory clients, TimeProvider time)
{
    public const string Http = "external sign-in";

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384];

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Where the browser is sent to.</summary>
    public async Task<string> Address(ExternalAttempt attempt, string redirect, CancellationToken cancellation) =>
        QueryHelpers.AddQueryString((await documents.Addresses(cancellation)).Authorization.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = redirect,
            ["scope"] = "openid",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        });

    /// <summary>Whom the provider vouches for: its issuer and the subject there. Null where anything does not fit.</summary>
    public async Task<ExternalSubject?> Subject(ExternalAttempt attempt, string code, string redirect, CancellationToken cancellation)
    {
        if (await Statement(attempt, code, redirect, cancellation) is not { } text || !new JsonWebTokenHandler().CanReadToken(text))
        {
            return null;
        }

        var addresses = await documents.Addresses(cancellation);
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = addresses.Issuer,
            ValidAudience = provider.ClientId,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            IssuerSigningKeys = await documents.Keys(new JsonWebToken(text).Kid, cancellation),
            LifetimeValidator = (from, to, _, _) => to is { } end && time.GetUtcNow().UtcDateTime < end + Skew && (from is not { } begin || begin - Skew <= time.GetUtcNow().UtcDateTime),
        });
        return result.IsValid && result.SecurityToken is JsonWebToken statement && Fits(statement, attempt) ? new ExternalSubject(addresses.Issuer, statement.Subject) : null;
    }

    /// <summary>Made for this try, and for us alone: with several audiences the one who may use it must be us (Core, 3.1.3.7).</summary>
    private bool Fits(JsonWebToken statement, ExternalAttempt attempt) =>
        statement.Subject is { Length: > 0 and <= 255 }
        && statement.TryGetPayloadValue<string>("nonce", out var nonce) && nonce == attempt.Nonce
        && (statement.TryGetPayloadValue<string>("azp", out var party) ? party == provider.ClientId : statement.Audiences.Count() == 1);

    private async Task<string?> Statement(ExternalAttempt attempt, string code, string redirect, CancellationToken cancellation)
    {
        Dictionary<string, string> fields = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["client_id"] = provider.ClientId,
            ["code_verifier"] = attempt.Verifier,
        };
        if (provider.ClientSecret is { } secret)
        {
            fields["client_secret"] = secret;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var client = clients.CreateClient(Http);
        using var answer = await client.PostAsync((await documents.Addresses(cancellation)).Token, form, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return json.RootElement.TryGetProperty("id_token", out var statement) ? statement.GetString() : null;
    }
}

/// <summary>Somebody as a provider knows them.</summary>
internal sealed record ExternalSubject(string Issuer, string Subject);
