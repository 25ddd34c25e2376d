using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Web.SignIn.External;

/// <summary>One try to sign in elsewhere: what must come back unchanged, kept in a sealed cookie of this browser alone.</summary>
/// <param name="State">Ties the answer to this browser (RFC 6749, 10.12).</param>
/// <param name="Nonce">Ties the statement to this try (OpenID Connect Core, 3.1.2.1).</param>
/// <param name="Verifier">Ties the code to this try (PKCE, RFC 7636).</param>
/// <param name="Back">Where the person wanted to go.</param>
/// <param name="Account">The signed-in account that wants to be connected, or null for a sign-in.</param>
internal sealed record ExternalAttempt(string State, string Nonce, string Verifier, string Back, Guid? Account)
{
    private const string Name = "external";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static ExternalAttempt New(string back, Guid? account) => new(Unguessable(), Unguessable(), Unguessable(), back, account);

    /// <summary>S256 of the verifier.</summary>
    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <remarks>Lax and not strict: the answer comes by a link from the provider's page.</remarks>
    public void Keep(HttpContext http, IDataProtectionProvider protection) => http.Response.Cookies.Append(
        Name, Protector(protection).Protect(JsonSerializer.Serialize(this), Life), Options(http));

    /// <summary>The try that this browser has begun, once: it is gone afterwards.</summary>
    public static ExternalAttempt? Take(HttpContext http, IDataProtectionProvider protection)
    {
        var cookie = http.Request.Cookies[Name];
        http.Response.Cookies.Delete(Name, Options(http));
        try
        {
            return cookie is { Length: > 0 } ? JsonSerializer.Deserialize<ExternalAttempt>(Protector(protection).Unprotect(cookie)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/sign-in/external" };

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("ExternalAttempt").ToTimeLimitedDataProtector();

    private static string Unguessable() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
