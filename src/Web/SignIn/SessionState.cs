using HealthAssess.Api.Access;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HealthAssess.Web.SignIn;

/// <summary>
/// <c>/session</c> answers with the address where one signs in (again), and with nothing while the session is open. Pages ask
/// before they send a form, so that an ended session or a lost network takes nothing away that was entered, and while somebody
/// types or taps: a long interview is not idle because it happens on one page (PR-17).
/// </summary>
internal static class SessionState
{
    private const string Address = "/session";

    public static void MapSessionState(this IEndpointRouteBuilder routes) => routes.MapGet(Address, Answer).ExcludeFromDescription();

    /// <summary>Whoever asks is there: the session begins its idle time anew, however little of it has gone.</summary>
    public static Task Renew(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew |= context.HttpContext.Request.Path == Address;
        return Task.CompletedTask;
    }

    private static IResult Answer(HttpContext http, Tablet tablet, bool shift = false)
    {
        var missing = http.User.Identity is not { IsAuthenticated: true } ? tablet.Accounts(http).Count > 0 ? "/switch" : "/sign-in"
            : shift && !http.User.HasClaim(claim => claim.Type == CallerClaims.PointOfEntry) ? "/point-of-entry"
            : "";
        return Results.Text(missing);
    }
}
