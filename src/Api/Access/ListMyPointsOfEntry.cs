using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Access;

/// <summary>The Points of Entry at which the caller may start a shift. Empty for whoever has no account.</summary>
[Requires(Permission.Anybody)]
public sealed record ListMyPointsOfEntry : IQuery<IReadOnlyList<PlaceOfWork>>;

/// <summary>A Point of Entry to work at.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as staff know it.</param>
/// <param name="Kind">airport, seaport, ground-crossing, internal-transit or mobile-site.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="TimeZone">IANA time zone.</param>
public sealed record PlaceOfWork(Guid Id, string Name, string Kind, string Country, string TimeZone);

internal sealed class ListMyPointsOfEntryHandler(Caller caller, HealthDb database) : IRequestHandler<ListMyPointsOfEntry, Outcome<IReadOnlyList<PlaceOfWork>>>
{
    public async Task<Outcome<IReadOnlyList<PlaceOfWork>>> Handle(ListMyPointsOfEntry request, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var places = caller.Account is null ? [] : await database.PointsOfEntry.AsNoTracking()
            .Where(place => place.Open && (scope.PointsOfEntry.Contains(place.Id) || (scope.PointsOfEntry.Count == 0 && (scope.Country == null || scope.Country == place.Country))))
            .OrderBy(place => place.Name)
            .Select(place => new PlaceOfWork(place.Id, place.Name, place.Kind, place.Country, place.TimeZone))
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<PlaceOfWork>>.Of(places);
    }
}
