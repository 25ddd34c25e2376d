using System.Globalization;
using System.Security.Claims;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Api.Access;

/// <summary>The caller as claims of a cookie or a token, and back. Rights are not in them: they follow from the role's name, so a change of a role holds at once.</summary>
public static class CallerClaims
{
    public const string Account = "sub";
    public const string RoleName = "role";
    public const string Country = "country";
    public const string Allowed = "poe_allowed";
    public const string PointOfEntry = "poe";
    public const string ClientMark = "client";

    /// <summary>Claims of an account under one role and scope, at a Point of Entry once one is chosen.</summary>
    public static IReadOnlyList<Claim> For(Guid account, Role role, Scope scope, Guid? pointOfEntry, bool client = false)
    {
        List<Claim> claims = [new(Account, account.ToString()), new(RoleName, role.Name)];
        claims.AddRange(scope.PointsOfEntry.Select(id => new Claim(Allowed, id.ToString())));
        AddIf(claims, Country, scope.Country);
        AddIf(claims, PointOfEntry, pointOfEntry?.ToString());
        AddIf(claims, ClientMark, client ? "true" : null);
        return claims;
    }

    /// <summary>Who the claims speak of; anonymous where they name no known role.</summary>
    public static Caller Read(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true
            || Id(principal, Account) is not { } account
            || !Roles.ByName.TryGetValue(principal.FindFirstValue(RoleName) ?? "", out var role))
        {
            return Caller.Anonymous;
        }

        var allowed = principal.FindAll(Allowed).Select(claim => Guid.Parse(claim.Value, CultureInfo.InvariantCulture)).ToArray();
        var kind = principal.HasClaim(ClientMark, "true") ? CallerKind.Client : CallerKind.Staff;
        var scope = new Scope(false, principal.FindFirstValue(Country), allowed);
        return new Caller(
            kind, account, role.Permissions.ToHashSet(), scope, role.Purpose, role.Organisation, Id(principal, PointOfEntry), role.Restricted);
    }

    private static Guid? Id(ClaimsPrincipal principal, string claim) => Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;

    private static void AddIf(List<Claim> claims, string type, string? value)
    {
        if (value is not null)
        {
            claims.Add(new Claim(type, value));
        }
    }
}
