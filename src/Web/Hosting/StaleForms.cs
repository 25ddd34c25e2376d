using Microsoft.AspNetCore.Antiforgery;

namespace HealthAssess.Web.Hosting;

/// <summary>A form without a token of ours, or with one whose session has ended, gets a page that says what to do instead of a bare line.</summary>
internal static class StaleForms
{
    /// <summary>After the antiforgery check, before the endpoints.</summary>
    public static IApplicationBuilder UseStaleForms(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!Site.IsPage(http) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(http);
        }

        // The page of words is asked for, not posted to.
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        http.Request.Method = HttpMethods.Get;
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
