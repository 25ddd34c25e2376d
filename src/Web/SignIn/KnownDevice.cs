using Microsoft.AspNetCore.DataProtection;

namespace HealthAssess.Web.SignIn;

/// <summary>A device on which an account has signed in before: a sealed cookie that only such a device has. It opens nothing by itself.</summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    private const string Name = "device";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private IDataProtector Protector => protection.CreateProtector("KnownDevice");

    /// <summary>The device's id where it is known to this account.</summary>
    public Guid? Of(HttpContext http, Guid account) =>
        Read(http) is { } parts && parts.Accounts.Contains(account) ? parts.Device : null;

    /// <summary>Remembers that the account has signed in here; at most a few accounts a device.</summary>
    public void Remember(HttpContext http, Guid account)
    {
        var (device, accounts) = Read(http) ?? (Guid.CreateVersion7(), []);
        var text = string.Join(' ', new[] { device }.Concat(new[] { account }.Concat(accounts.Where(other => other != account)).Take(20)));
        http.Response.Cookies.Append(Name, Protector.Protect(text), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Kept,
        });
    }

    private (Guid Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Name] is { Length: > 0 } cookie && Protector.Unprotect(cookie).Split(' ').Select(Guid.Parse).ToArray() is [var device, .. var accounts]
                ? (device, accounts)
                : null;
        }
        catch (Exception failure) when (failure is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
