using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Web.Hosting;

/// <summary>Answers a page whose form the caller may not send with the page that says so. A right that only rests says more itself: training.</summary>
internal static class NeededRights
{
    /// <summary>After the caller is known, before the endpoints.</summary>
    public static IApplicationBuilder UseNeededRights(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is not { } needs || May(http, needs.Permission))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool May(HttpContext http, Permission permission) =>
        http.RequestServices.GetRequiredService<Caller>() is var caller && caller.Permissions.Contains(permission) && !Firewall.Blocks(caller);
}
