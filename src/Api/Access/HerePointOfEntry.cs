using HealthAssess.Domain;
using HealthAssess.Domain.Administration;
using HealthAssess.Storage;

namespace HealthAssess.Api.Access;

/// <summary>The Point of Entry the caller works at. Only for requests that ask for a shift.</summary>
internal sealed class HerePointOfEntry(Caller caller, ResourceReader reader)
{
    public async Task<PointOfEntry> Get(CancellationToken cancellation) =>
        await reader.Read(caller, "Location", caller.PointOfEntry!.Value.ToString(), cancellation) is { Ok: true } location
            ? PlaceRecord.Read(location.Value.Resource)
            : throw new InvalidOperationException("A shift is at a Point of Entry that is gone.");
}
