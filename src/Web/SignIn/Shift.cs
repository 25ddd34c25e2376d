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

    /// <summary>Marks a session that was opened by PIN: it locks after two idle minutes, however often it is signed anew.</summary>
    public const string ByPin = "by_pin";

    private static readonly string[] Place = [CallerClaims.PointOfEntry, PlaceName, TimeZone];

    /// <summary>What a session opened by PIN carries from the start.</summary>
    public static Claim Pin { get; } = new(ByPin, "true");

    public static bool IsByPin(ClaimsPrincipal user) => user.HasClaim(ByPin, "true");

    /// <summary>What stays when the same person's session is signed anew at another place: how it was opened.</summary>
    public static IEnumerable<Claim> Opening(ClaimsPrincipal user) => user.FindAll(ByPin);

    /// <summary>What stays when the session is signed anew where it is.</summary>
    public static IEnumerable<Claim> Of(ClaimsPrincipal user) => user.Claims.Where(claim => Place.Contains(claim.Type)).Concat(Opening(user));

    public static IEnumerable<Claim> At(PlaceOfWork place) =>
        [new(CallerClaims.PointOfEntry, place.Id.ToString()), new(PlaceName, place.Name), new(TimeZone, place.TimeZone)];

    /// <summary>Identity makes a new principal every half hour, from the account alone; the shift goes on where it is.</summary>
    public static Task Keep(SecurityStampRefreshingPrincipalContext context)
    {
        var kept = context.CurrentPrincipal is { } user ? Of(user).Concat(user.Claims.Where(claim => claim.Type is CallerClaims.Opened or CallerClaims.OpenedUntil)) : [];
        ((ClaimsIdentity?)context.NewPrincipal?.Identity)?.AddClaims(kept);
        return Task.CompletedTask;
    }
}
