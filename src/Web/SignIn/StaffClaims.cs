using System.Security.Claims;
using HealthAssess.Api.Access;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HealthAssess.Web.SignIn;

/// <summary>What the session cookie says of a member of staff: who they are, and the role and scope of the grant in force.</summary>
internal sealed class StaffClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, HealthDb database, TimeProvider time)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Shift.DisplayName, user.DisplayName));
        if (user.LeftAt is null && await GrantInForce(user.Id) is { } grant && Roles.ByName.TryGetValue(grant.Role, out var role))
        {
            identity.AddClaims(CallerClaims.For(user.Id, role, new Scope(false, grant.Country, grant.PointsOfEntry), pointOfEntry: null));
            await AddStanding(identity, user);
        }

        return identity;
    }

    /// <summary>Whom the person works for, and what they are trained for today.</summary>
    private async Task AddStanding(ClaimsIdentity identity, Account user)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var organisation = await database.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == user.Organisation);
        if (organisation is not null)
        {
            identity.AddClaim(new Claim(CallerClaims.Organisation, organisation.Kind.ToString()));
        }

        var courses = await database.Trainings.AsNoTracking()
            .Where(one => one.Account == user.Id && one.Completed <= today && one.Expires >= today).Select(one => one.Course).Distinct().ToListAsync();
        identity.AddClaims(courses.Select(course => new Claim(CallerClaims.Trained, course)));
    }

    private Task<Grant?> GrantInForce(Guid account)
    {
        var now = time.GetUtcNow();
        return database.Grants.AsNoTracking().Where(grant => grant.Account == account && grant.Since <= now && (grant.Until == null || grant.Until > now))
            .OrderBy(grant => grant.Since).FirstOrDefaultAsync();
    }
}
