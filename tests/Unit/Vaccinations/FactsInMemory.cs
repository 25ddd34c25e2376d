using HealthAssess.Domain;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Vaccinations;

/// <summary>Facts without a database.</summary>
internal sealed class FactsInMemory(IEnumerable<Resource> resources, params StockLot[] stock) : IFacts
{
    public ValueTask<Resource?> Read(string type, string id, CancellationToken cancellation) =>
        ValueTask.FromResult(resources.FirstOrDefault(resource => resource.TypeName == type && resource.Id == id));

    public ValueTask<StockLot?> LockLot(Guid pointOfEntry, Guid lot, CancellationToken cancellation) =>
        ValueTask.FromResult(Array.Find(stock, one => one.PointOfEntry == pointOfEntry && one.Lot == lot));

    public ValueTask<bool> IsCertified(string dose, CancellationToken cancellation) => ValueTask.FromResult(false);

    public ValueTask<bool> HoldsCertificates(Guid person, CancellationToken cancellation) => ValueTask.FromResult(false);

    public ValueTask<bool> IsMerged(Guid person, CancellationToken cancellation) => ValueTask.FromResult(false);

    public ValueTask<IReadOnlyList<Feed>> Feeds(Guid pointOfEntry, string type, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<Feed>>([]);
}
