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
    public const string Organisation = "org";
    public const string PurposeOfUse = "purpose";
    public const string Reads = "reads";
    public const string Trained = "trained";

    /// <summary>A record opened in an emergency, and until when, as Unix seconds.</summary>
    public const string Opened = "opened";
    public const string OpenedUntil = "opened_until";

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

    /// <summary>Who the claims speak of; anonymous where one of them, the role's or another, is not understood: what cannot be read must not widen.</summary>
    /// <param name="principal">The claims.</param>
    /// <param name="wanted">A purpose that the request names; it counts only where the role may work for it.</param>
    /// <param name="now">The moment, for rights that end by the minute.</param>
    public static Caller Read(ClaimsPrincipal principal, Purpose? wanted = null, DateTimeOffset? now = null)
    {
        if (principal.Identity?.IsAuthenticated != true
            || Id(principal, Account) is not { } account
            || !Roles.ByName.TryGetValue(principal.FindFirstValue(RoleName) ?? "", out var role)
            || principal.Claims.Any(claim => !IsUnderstood(claim, role)))
        {
            return Caller.Anonymous;
        }

        var isClient = principal.HasClaim(ClientMark, "true");
        var purposes = principal.FindAll(PurposeOfUse).Select(claim => PurposeCodes.Find(claim.Value)).OfType<Purpose>().ToList() is { Count: > 0 } own ? own : role.Purposes;
        return new Caller(
            isClient ? CallerKind.Client : CallerKind.Staff,
            account,
            role.Permissions.ToHashSet(),
            new Scope(false, principal.FindFirstValue(Country), [.. principal.FindAll(Allowed).Select(claim => Guid.Parse(claim.Value, CultureInfo.InvariantCulture))]),
            wanted is { } purpose && purposes.Contains(purpose) ? purpose : purposes[0],
            principal.FindFirstValue(Organisation) is { } organisation ? Enum.Parse<OrganisationKind>(organisation) : role.Organisation,
            Id(principal, PointOfEntry),
            role.Restricted,
            Types: Types(principal, role),
            Opened: OpenedNow(principal, now),
            // Another system records what somebody else has done: their training is not ours to know.
            Lapsed: isClient ? null : Trainings.Lapsed(role, [.. principal.FindAll(Trained).Select(claim => claim.Value)]));
    }

    /// <summary>A scope that is no id would otherwise stand for the whole country, an unknown purpose or organisation for the role's own.</summary>
    private static bool IsUnderstood(Claim claim, Role role) => claim.Type switch
    {
        Allowed or PointOfEntry => Guid.TryParse(claim.Value, out _),
        Organisation => Enum.GetNames<OrganisationKind>().Contains(claim.Value),
        PurposeOfUse => PurposeCodes.Find(claim.Value) is { } purpose && role.Purposes.Contains(purpose),
        ClientMark => claim.Value is "true",
        _ => true,
    };

    private static Guid? OpenedNow(ClaimsPrincipal principal, DateTimeOffset? now) =>
        now is { } moment && long.TryParse(principal.FindFirstValue(OpenedUntil), CultureInfo.InvariantCulture, out var until) && moment.ToUnixTimeSeconds() < until
            ? Id(principal, Opened)
            : null;

    /// <summary>A token's scopes narrow what the role sees, never widen it.</summary>
    private static IReadOnlySet<string>? Types(ClaimsPrincipal principal, Role role)
    {
        var scoped = principal.FindAll(Reads).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return scoped.Count == 0 ? role.Types : role.Types is null ? scoped : scoped.Intersect(role.Types).ToHashSet(StringComparer.Ordinal);
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
