using Microsoft.AspNetCore.DataProtection;

namespace HealthAssess.Web.Field;

/// <summary>What was looked for last, in an encrypted cookie of the session: so the back button works and no name stands in an address.</summary>
internal sealed class LastSearch(IDataProtectionProvider protection)
{
    private const string Cookie = "search";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("LastSearch").ToTimeLimitedDataProtector();

    public void Remember(HttpContext http, string text) => http.Response.Cookies.Append(
        Cookie, protector.Protect(text, TimeSpan.FromHours(2)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true });

    public string? Recall(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } cookie ? protector.Unprotect(cookie) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or made by another installation on the same host: as if nothing had been looked for.
            return null;
        }
    }
}
