using System.Security.Claims;
using System.Text.Json.Serialization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Audit;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Access.OAuth;

internal sealed class IssueClientTokenEndpoint : IEndpoint
{
    public const string Path = "/oauth/token";

    public static string Address(HttpRequest http) => $"{http.Scheme}://{http.Host}{http.PathBase}{Path}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, async (HttpContext http, IMediator mediator, CancellationToken cancellation) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType)
        {
            return Results.Json(new { error = "invalid_request", error_description = "Post a form." }, statusCode: 400);
        }

        var form = (await http.Request.ReadFormAsync(cancellation)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var outcome = await mediator.Send(new IssueClientToken(form, Address(http.Request)), cancellation);
        return outcome.Value is { Error: { } error }
            ? Results.Json(new { error = error.Code, error_description = error.Text }, statusCode: error.Status)
            : Results.Json(outcome.Value.Token);
    }).DisableAntiforgery().WithTags("OAuth");
}

/// <summary>Gives a registered system a token for five minutes, after every check of the list.</summary>
/// <param name="Form">The fields as posted.</param>
/// <param name="Address">The address of the token endpoint.</param>
[Requires(Permission.Anybody)]
internal sealed record IssueClientToken(IReadOnlyDictionary<string, string> Form, string Address) : IQuery<ClientTokenAnswer>;

/// <summary>A token, or why not.</summary>
internal sealed record ClientTokenAnswer(ClientToken? Token, TokenError? Error);

/// <summary>RFC 6749, section 5.1.</summary>
internal sealed record ClientToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

internal sealed class IssueClientTokenHandler(IServiceProvider services, SignedTokens tokens, AuditLog audit) : IRequestHandler<IssueClientToken, Outcome<ClientTokenAnswer>>
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public async Task<Outcome<ClientTokenAnswer>> Handle(IssueClientToken request, CancellationToken cancellationToken)
    {
        var exchange = new TokenExchange(request.Form, request.Address);
        foreach (var check in TokenChecks.InOrder)
        {
            if (await ((ITokenCheck)services.GetRequiredService(check)).Check(exchange, cancellationToken) is { } error)
            {
                return Outcome<ClientTokenAnswer>.Of(new ClientTokenAnswer(null, error));
            }
        }

        var claims = Claims(exchange);
        await audit.Happened(CallerClaims.Read(new ClaimsPrincipal(new ClaimsIdentity(claims, "token"))), "token issued", cancellationToken);
        var token = await tokens.Sign(claims, Life, cancellationToken);
        return Outcome<ClientTokenAnswer>.Of(new ClientTokenAnswer(new ClientToken(token, "bearer", (int)Life.TotalSeconds, string.Join(' ', exchange.Scopes)), null));
    }

    private static List<Claim> Claims(TokenExchange exchange) =>
    [
        .. CallerClaims.For(exchange.Client.Id, Roles.System, new Scope(false, exchange.Client.Country, exchange.Client.PointsOfEntry), pointOfEntry: null, client: true),
        new(CallerClaims.Organisation, exchange.Organisation.ToString()),
        new(CallerClaims.PurposeOfUse, PurposeCodes.Of(exchange.Purpose)),
        .. SystemScopes.Types(exchange.Scopes).Select(type => new Claim(CallerClaims.Reads, type)),
    ];
}
