using HealthAssess.Api;
using HealthAssess.Web.Hosting.Lan;
using HealthAssess.Web.Hosting.Threads;
using HealthAssess.Web.Layout;
using HealthAssess.Web.SignIn;
using HealthAssess.Web.SignIn.External;
using HealthAssess.Web.SignIn.Passkeys;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;

namespace HealthAssess.Web.Hosting;

/// <summary>The screens: what they need, and the order a request passes.</summary>
internal static class Site
{
    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DemoMode.From(configuration));
        services.AddLanguages();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddExceptionHandler<PageErrors>();
        services.AddSingleton<SealedCookie>();
        services.AddStaffIdentity();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = false;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/fhir+json", "application/fhir+ndjson", "application/problem+json", "application/jose", "application/did+json"];
        });
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("antiforgery", SameSiteMode.Strict));
        if (Telemetry.Wanted(configuration))
        {
            services.AddHostedService<Telemetry>();
        }

        return services;
    }

    public static IApplicationBuilder UseSite(this WebApplication app)
    {
        app.UsePoolForHeavyRequests();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseWhen(IsPage, static pages => pages.UseRequestLocalization());
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            // Interfaces answer an error in their own form, also where it has no body.
            http.Features.Get<IStatusCodePagesFeature>()?.Enabled = IsPage(http);
            return next(http);
        });
        // Who brings a token is known by it: the cookie beside it does not count.
        app.UseWhen(static http => IsPage(http) || http.Request.Headers.Authorization.Count == 0, static people =>
        {
            people.UseAuthentication();
            people.UseAuthorization();
        });
        app.UseHealthAssessApi();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.UseNeededRights();
        return app;
    }

    /// <summary>Interfaces answer errors in their own form; people get a page.</summary>
    public static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/fhir", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/oauth", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/.well-known", StringComparison.Ordinal);

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapLanguageSwitch();
        app.MapSignOut();
        app.MapSessionState();
        LanSite.Map(app);
        app.MapPasskeys();
        app.MapExternalSignIn();
        app.MapRazorComponents<App>();
    }
}
