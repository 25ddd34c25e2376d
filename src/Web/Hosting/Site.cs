using HealthAssess.Api;
using HealthAssess.Web.Layout;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HealthAssess.Web.Hosting;

/// <summary>The screens: what they need, and the order a request passes.</summary>
internal static class Site
{
    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DemoMode.From(configuration));
        services.AddLanguages();
        services.AddHealthAssessApi();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddAuthorization();
        services.AddResponseCompression(options => options.EnableForHttps = false);
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("antiforgery", SameSiteMode.Strict));
        return services;
    }

    public static IApplicationBuilder UseSite(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseHealthAssessApi();
        return app;
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapLanguageSwitch();
        app.MapRazorComponents<App>();
    }
}
