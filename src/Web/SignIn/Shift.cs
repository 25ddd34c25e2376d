using System.Security.Claims;
using HealthAssess.Api.Access;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn;

/// <summary>What the session cookie says beyond the account: the Point of Entry of this shift.</summary>
internal static class Shift
{
    public const string DisplayName = "display_name";

    /// <summary>Name of the Point of Entry, for the header of every page.</summary>
    public const string PlaceName = "poe_name";

    /// <summary>Its time zone, for every moment that a page shows.</summary>
    public const string TimeZone = "poe_zone";

    public static IEnumerable<Claim> At(PlaceOfWork place) =>
        [new(CallerClaims.PointOfEntry, place.Id.ToString()), new(PlaceName, place.Name), new(TimeZone, place.TimeZone)];

    /// <summary>Identity makes a new principal every half hour, from the account alone; the shift goes on where it is.</summary>
    public static Task Keep(SecurityStampRefreshingPrincipalContext context)
    {
        var kept = context.CurrentPrincipal?.Claims.Where(claim => claim.Type is CallerClaims.PointOfEntry or PlaceName or TimeZone or CallerClaims.Opened or CallerClaims.OpenedUntil) ?? [];
        ((ClaimsIdentity?)context.NewPrincipal?.Identity)?.AddClaims(kept);
        return Task.CompletedTask;
    }
}
