using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Everybody with an account, their rights and trainings, and which rights are due for the quarterly review.</summary>
[Requires(Permission.Administer)]
public sealed record ListStaff : IQuery<StaffList>;

/// <summary>Staff and what is needed to change it.</summary>
/// <param name="Members">Everybody, those whose rights are due for review first.</param>
/// <param name="Organisations">The organisations on record.</param>
/// <param name="Places">The open Points of Entry.</param>
public sealed record StaffList(IReadOnlyList<StaffMember> Members, IReadOnlyList<OrganisationView> Organisations, IReadOnlyList<PlaceView> Places);

/// <summary>An organisation.</summary>
public sealed record OrganisationView(Guid Id, string Name, string Kind);

/// <summary>A Point of Entry.</summary>
public sealed record PlaceView(Guid Id, string Name, string Country);

/// <summary>A member of staff.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Name">The name to sign in with.</param>
/// <param name="DisplayName">The name colleagues see.</param>
/// <param name="Organisation">Name of the organisation, or null.</param>
/// <param name="Left">Since when the person has left.</param>
/// <param name="Grant">The right in force, or null.</param>
/// <param name="Trainings">Courses in force.</param>
public sealed record StaffMember(
    Guid Account, string Name, string DisplayName, string? Organisation, DateTimeOffset? Left, StaffGrant? Grant, IReadOnlyList<string> Trainings);

/// <summary>A right in force.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Country">Where it holds.</param>
/// <param name="Places">Names of single Points of Entry; empty for every one of the country.</param>
/// <param name="Until">When it ends; null until it is withdrawn.</param>
/// <param name="ReviewDue">True when nobody has confirmed it for a quarter.</param>
public sealed record StaffGrant(Guid Id, string Role, string? Country, IReadOnlyList<string> Places, DateTimeOffset? Until, bool ReviewDue);

internal sealed class ListStaffHandler(HealthDb database, TimeProvider time) : IRequestHandler<ListStaff, Outcome<StaffList>>
{
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    public async Task<Outcome<StaffList>> Handle(ListStaff request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var organisations = await database.Organisations.AsNoTracking().OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var places = await database.PointsOfEntry.AsNoTracking().Where(one => one.Open).OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var grants = (await database.Grants.AsNoTracking().Where(one => one.Since <= now && (one.Until == null || one.Until > now)).ToListAsync(cancellationToken)).ToLookup(one => one.Account);
        var trainings = (await database.Trainings.AsNoTracking().Where(one => one.Expires >= today).ToListAsync(cancellationToken)).ToLookup(one => one.Account);
        var accounts = await database.Users.AsNoTracking().OrderBy(one => one.DisplayName).ToListAsync(cancellationToken);
        var members = accounts.Select(one => new StaffMember(
            one.Id, one.UserName ?? "", one.DisplayName, organisations.Find(other => other.Id == one.Organisation)?.Name, one.LeftAt,
            grants[one.Id].OrderBy(grant => grant.Since).Select(grant => View(grant, places, now)).FirstOrDefault(),
            [.. trainings[one.Id].Select(training => training.Course).Distinct()]));
        return Outcome<StaffList>.Of(new StaffList(
            [.. members.OrderByDescending(one => one.Grant?.ReviewDue == true)],
            [.. organisations.Select(one => new OrganisationView(one.Id, one.Name, one.Kind.ToString()))],
            [.. places.Select(one => new PlaceView(one.Id, one.Name, one.Country))]));
    }

    private static StaffGrant View(Grant grant, List<PointOfEntryRow> places, DateTimeOffset now) => new(
        grant.Id, grant.Role, grant.Country, [.. grant.PointsOfEntry.Select(id => places.Find(place => place.Id == id)?.Name ?? id.ToString())],
        grant.Until, now - (grant.ReviewedAt ?? grant.Since) > Quarter);
}
