using HealthAssess.Web.Hosting;

namespace HealthAssess.Web.Field;

/// <summary>Link and code of a certificate that was just issued. The code is known only now; the page may show it until the session's cookie ends.</summary>
/// <param name="Link">The unguessable part of the card's address.</param>
/// <param name="Code">The code that goes with it.</param>
internal sealed record HandOver(string Link, string Code)
{
    private const string Cookie = "handover";

    public static void Keep(SealedCookie cookie, HttpContext http, Guid document, string link, string code) =>
        cookie.Keep(http, Cookie, $"{document} {link} {code}");

    public static HandOver? Of(SealedCookie cookie, HttpContext http, Guid document) =>
        cookie.Recall(http, Cookie)?.Split(' ', 3) is [var whose, var link, var code] && whose == document.ToString() ? new HandOver(link, code) : null;
}
