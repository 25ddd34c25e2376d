using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Access;

/// <summary>Middleware after authentication: from the cookie's or the token's principal to the <see cref="Caller"/> of the request.</summary>
/// <remarks>The header X-Purpose-Of-Use may narrow the purpose, never widen it (PR-04).</remarks>
internal sealed class ReadCaller(RequestDelegate next, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, CurrentCaller current, KnownTokens known)
    {
        KnownToken? token = null;
        if (context.Request.Headers.Authorization is { Count: > 0 } sent)
        {
            // Of several headers, or of an empty one beside a good one, nobody can say which of them speaks (RFC 9110, 5.3 and 11.6.2).
            token = sent is [{ Length: > 0 } authorization] ? known.Find(authorization) ?? await Check(context, authorization, known) : await Reject(context, null);
            if (token is null)
            {
                return;
            }

            // A token speaks for itself; a cookie beside it does not count.
            context.User = token.Principal;
        }

        var named = context.Request.Headers.TryGetValue("X-Purpose-Of-Use", out var wanted);
        current.Value = !named && token is not null ? token.Caller : CallerClaims.Read(context.User, PurposeCodes.Find(wanted.ToString()), time.GetUtcNow());
        if (named && current.Value.Kind != CallerKind.Anonymous && current.Value.Purpose != PurposeCodes.Find(wanted.ToString()))
        {
            await new RefusalResult([NotYours]).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static async Task<KnownToken?> Check(HttpContext context, string authorization, KnownTokens known)
    {
        var result = await context.AuthenticateAsync(BearerTokens.SchemeName);
        if (result.Succeeded)
        {
            return known.Keep(authorization, result.Ticket);
        }

        return await Reject(context, result.Failure?.Message);
    }

    private static async Task<KnownToken?> Reject(HttpContext context, string? reason)
    {
        await new RefusalResult([Rejected(reason)]).ExecuteAsync(context);
        return null;
    }

    private static Refusal NotYours { get; } = new(RefusalKind.Forbidden, "purpose-not-yours", "You may not work for the purpose that X-Purpose-Of-Use names.");

    private static Refusal Rejected(string? reason) => reason == BearerTokens.Expired
        ? new(RefusalKind.Login, "token-expired", "The token has expired. Ask for a new one.")
        : new(RefusalKind.Login, "token-invalid", "The token cannot be used: it is not one of ours, or it was changed.");
}
