using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using HealthAssess.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>Somebody with a session of a role, working for an organisation of some kind, at our Point of Entry. Null role: nobody known.</summary>
internal sealed record Attacker(Role? Role, OrganisationKind Organisation, string? Cookie)
{
    /// <summary>What each role sees of our own Point of Entry's records, written out here and nowhere derived from the code.</summary>
    private static readonly Dictionary<string, string[]> Sight = new()
    {
        ["registrar"] = [World.Name],
        ["clinician"] = [World.Name, World.Lab, World.Dose],
        ["counsellor"] = [World.Name, World.Lab, World.Dose, World.Secret, World.Former],
        ["vaccinator"] = [World.Name, World.Dose],
        ["supervisor"] = [World.Name, World.Lab, World.Dose, World.Secret, World.Former],
        ["laboratory"] = [World.Name, World.Lab],
        ["protection"] = [World.Name, World.Lab, World.Secret, World.Former],
        ["officer"] = [],
        ["analyst"] = [],
        ["monitoring"] = [],
        ["data-protection"] = [],
        ["administrator"] = [],
        ["auditor"] = [],
    };

    /// <summary>The words that may be in an answer to this caller: none behind the firewall, none for donors.</summary>
    public IReadOnlyList<string> MaySee =>
        Role is null || Organisation is OrganisationKind.LawEnforcement or OrganisationKind.Immigration or OrganisationKind.Security or OrganisationKind.Donor ? [] : Sight[Role.Name];

    /// <summary>True for whom every probe is tried; the other kinds of organisation try some at every door.</summary>
    public bool IsThorough => Organisation is OrganisationKind.None or OrganisationKind.HealthProvider or OrganisationKind.LawEnforcement;

    public bool IsBehindTheWall => Organisation is OrganisationKind.LawEnforcement or OrganisationKind.Immigration or OrganisationKind.Security;

    /// <summary>Every role with every kind of organisation, as the sign-in would make them, and nobody.</summary>
    public static async Task<IReadOnlyList<Attacker>> All(SiteFixture site)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        var principals = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
        var tickets = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var kinds = Enum.GetValues<OrganisationKind>().Where(kind => kind != OrganisationKind.None)
            .Select(kind => new Organisation { Id = Ids.New(TimeProvider.System), Name = "Attack " + kind, Kind = kind }).ToList();
        var people = (from role in Roles.OfStaff from kind in kinds select (Role: role, Kind: kind, Account: Of(role, kind))).ToList();
        database.Organisations.AddRange(kinds);
        database.Users.AddRange(people.Select(one => one.Account));
        database.Grants.AddRange(people.Select(one => new Grant
        {
            Id = Ids.New(TimeProvider.System),
            Account = one.Account.Id,
            Role = one.Role.Name,
            Country = DemoPlaces.Country,
            PointsOfEntry = [DemoPlaces.All[0].Id],
            Since = TimeProvider.System.GetUtcNow().AddDays(-1),
        }));
        await database.SaveChangesAsync();

        List<Attacker> attackers = [new(null, OrganisationKind.None, null)];
        foreach (var (role, kind, account) in people)
        {
            var principal = await principals.CreateAsync(account);
            ((System.Security.Claims.ClaimsIdentity)principal.Identity!).AddClaims(Shift.At(Place));
            var now = TimeProvider.System.GetUtcNow();
            // From a moment ahead: the session is not checked against the account anew while the attack lasts.
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now.AddHours(1), ExpiresUtc = now.AddHours(2) }, IdentityConstants.ApplicationScheme);
            attackers.Add(new(role, kind.Kind, "session=" + tickets.Protect(ticket)));
        }

        return attackers;
    }

    private static HealthAssess.Api.Access.PlaceOfWork Place =>
        new(DemoPlaces.All[0].Id, DemoPlaces.All[0].Name, DemoPlaces.All[0].Kind, DemoPlaces.Country, DemoPlaces.All[0].TimeZone);

    private static Account Of(Role role, Organisation organisation) => new()
    {
        Id = Ids.New(TimeProvider.System),
        UserName = $"{role.Name}-{organisation.Kind}",
        NormalizedUserName = $"{role.Name}-{organisation.Kind}".ToUpperInvariant(),
        DisplayName = "Attacker",
        Organisation = organisation.Id,
        LockoutEnabled = true,
        SecurityStamp = Ids.Unguessable(),
    };
}
