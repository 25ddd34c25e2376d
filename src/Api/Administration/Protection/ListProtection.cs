using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Protection;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>What waits for data protection: openings to review, travellers' requests, holds. No clinical content.</summary>
[Requires(Permission.ProtectData)]
public sealed record ListProtection : IQuery<ProtectionList>;

/// <summary>What waits.</summary>
/// <param name="Openings">Records opened in an emergency and not yet reviewed, the oldest first.</param>
/// <param name="Requests">Open requests of travellers, those due first in front.</param>
/// <param name="Holds">Legal holds in force.</param>
/// <param name="Places">Points of Entry, for a seal.</param>
public sealed record ProtectionList(
    IReadOnlyList<OpeningView> Openings, IReadOnlyList<TravellerRequest> Requests, IReadOnlyList<HoldView> Holds, IReadOnlyList<(Guid Id, string Name)> Places);

/// <summary>An opening to review.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Who">Who opened it.</param>
/// <param name="Person">Whose record.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Due">When it must be reviewed at the latest.</param>
/// <param name="Overdue">True after that.</param>
public sealed record OpeningView(Guid Id, string Who, Guid Person, string Reason, DateTimeOffset At, DateTimeOffset Due, bool Overdue);

/// <summary>A legal hold.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">Id of the person, or name of the Point of Entry.</param>
/// <param name="Reason">Reference.</param>
/// <param name="Since">Since when.</param>
public sealed record HoldView(Guid Id, string Of, string Reason, DateTimeOffset Since);

internal sealed class ListProtectionHandler(HealthDb database, TravellerRequests requests, TimeProvider time) : IRequestHandler<ListProtection, Outcome<ProtectionList>>
{
    private static readonly TimeSpan ReviewWithin = TimeSpan.FromHours(72);

    public async Task<Outcome<ProtectionList>> Handle(ListProtection request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var places = await database.PointsOfEntry.AsNoTracking().OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var openings = await database.EmergencyOpenings.AsNoTracking().Where(one => one.ReviewedAt == null).OrderBy(one => one.OpenedAt).Take(200).ToListAsync(cancellationToken);
        var names = await database.Users.AsNoTracking().Where(one => openings.Select(opening => opening.Account).Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.DisplayName, cancellationToken);
        var holds = await database.LegalHolds.AsNoTracking().Where(one => one.EndedAt == null).OrderBy(one => one.PlacedAt).ToListAsync(cancellationToken);
        return Outcome<ProtectionList>.Of(new ProtectionList(
            [.. openings.Select(one => new OpeningView(
                one.Id, names.GetValueOrDefault(one.Account) ?? "", one.Person, one.Reason, one.OpenedAt, one.OpenedAt + ReviewWithin, now > one.OpenedAt + ReviewWithin))],
            await requests.List(null, cancellationToken),
            [.. holds.Select(one => new HoldView(one.Id, one.Person?.ToString() ?? places.Find(place => place.Id == one.PointOfEntry)?.Name ?? "", one.Reason, one.PlacedAt))],
            [.. places.Select(one => (one.Id, one.Name))]));
    }
}
