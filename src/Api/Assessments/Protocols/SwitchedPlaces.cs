using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Assessments;

/// <summary>A Point of Entry and what was switched there of one protocol, in whatever order.</summary>
internal sealed record SwitchedPlace(PointOfEntryRow Place, IReadOnlyList<ProtocolTurn> Turns);

/// <summary>The Points of Entry at which a protocol is to be switched.</summary>
internal sealed class SwitchedPlaces(HealthDb database)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "place-not-found", "There is no such Point of Entry.", "pointsOfEntry");

    /// <summary>Those of the ids that are ours, and what is to be said where not all of them are.</summary>
    public async Task<(IReadOnlyList<SwitchedPlace> Places, Refusal? Objection)> Find(string protocol, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var places = await database.PointsOfEntry.AsNoTracking().Where(place => ids.Contains(place.Id)).ToListAsync(cancellation);
        var rows = await database.ProtocolActivations.AsNoTracking().Where(row => ids.Contains(row.PointOfEntry) && row.Protocol == protocol).ToListAsync(cancellation);
        var turns = rows.ToLookup(row => row.PointOfEntry, TurnRow.Read);
        return ([.. places.Select(place => new SwitchedPlace(place, [.. turns[place.Id]]))], places.Count == ids.Distinct().Count() ? null : NotFound);
    }
}
