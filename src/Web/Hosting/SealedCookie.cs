using Microsoft.AspNetCore.DataProtection;

namespace HealthAssess.Web.Hosting;

/// <summary>
/// A few words kept for the next page in an encrypted cookie of the session: what was looked for, a code that is shown once.
/// So the back button works, any site process can answer, and no name or code stands in an address.
/// </summary>
internal sealed class SealedCookie(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public void Keep(HttpContext http, string name, string text) => http.Response.Cookies.Append(
        name, Protector(name).Protect(text, Kept), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true });

    public string? Recall(HttpContext http, string name)
    {
        try
        {
            return http.Request.Cookies[name] is { Length: > 0 } cookie ? Protector(name).Unprotect(cookie) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or made by another installation on the same host: as if there were none.
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string name) => protection.CreateProtector("SealedCookie", name).ToTimeLimitedDataProtector();
}
