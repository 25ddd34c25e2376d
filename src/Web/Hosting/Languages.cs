using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Web.Texts;
using Microsoft.AspNetCore.Localization;

namespace HealthAssess.Web.Hosting;

/// <summary>The language of a request: the cookie of the language switch, else what the browser asks for, else English.</summary>
internal static class Languages
{
    public static IServiceCollection AddLanguages(this IServiceCollection services) =>
        services.AddSingleton(Phrasebook.Load()).AddScoped<Say>().AddScoped<RefusalWords>(provider => provider.GetRequiredService<Say>().Refusal).Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("en");
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Language.Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
}
