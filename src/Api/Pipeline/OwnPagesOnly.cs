using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Pipeline;

/// <summary>
/// Middleware after the caller is known: under a session only our own pages change something. Forms carry a token of their
/// page; what is asked of the interfaces does not, and a neighbour under the same domain counts as the same site for cookies.
/// </summary>
/// <remarks>Fetch Metadata Request Headers (W3C), 2.3; Origin as in RFC 6454, 7, for browsers that do not send it. Programs send neither.</remarks>
internal sealed class OwnPagesOnly(RequestDelegate next)
{
    private static readonly Refusal Foreign = new(RefusalKind.Forbidden, "foreign-page", "A page of another site may not do this under your session. Send a token instead.");

    public Task InvokeAsync(HttpContext context, CurrentCaller current) =>
        current.Value.Kind != CallerKind.Anonymous && context.Request.Headers.Authorization.Count == 0 && UnexpectedErrors.IsOurs(context.Request.Path) && Changes(context.Request) && IsForeign(context.Request)
            ? new RefusalResult([Foreign]).ExecuteAsync(context)
            : next(context);

    /// <summary>An export begins by a GET, too.</summary>
    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) || request.Path.Value!.EndsWith("/$export", StringComparison.Ordinal);

    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        { Length: > 0 } => true,
        _ => request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)),
    };
}
