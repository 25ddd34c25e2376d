using HealthAssess.Web.SignIn;
using HealthAssess.Web.Texts;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace HealthAssess.Web.Hosting;

/// <summary>Remembers the language that was chosen and returns to the page.</summary>
internal static class LanguageSwitch
{
    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", ([FromForm] string language, [FromForm] string back, HttpContext http) =>
        {
            http.Response.Cookies.Append(
                Language.Cookie,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Language.Of(language).Code)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
            return Results.LocalRedirect(Local.Address(back));
        });
}
