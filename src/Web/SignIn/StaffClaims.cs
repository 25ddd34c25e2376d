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
        if (await GrantInForce(user.Id) is { } grant && Roles.ByName.TryGetValue(grant.Role, out var role))
        {
            identity.AddClaims(CallerClaims.For(user.Id, role, new Scope(false, grant.Country, grant.PointsOfEntry), pointOfEntry: null));
        }

        return identity;
    }

    private Task<Grant?> GrantInForce(Guid account)
    {
        var now = time.GetUtcNow();
        return database.Grants.AsNoTracking().Where(grant => grant.Account == account && grant.Since <= now && (grant.Until == null || grant.Until > now))
            .OrderBy(grant => grant.Since).FirstOrDefaultAsync();
    }
}
