using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Domain;

/// <summary>What a rule may look up while it judges: read inside the transaction by the store, from memory in unit tests.</summary>
public interface IFacts
{
    /// <summary>The current version of a resource, or null. Sees what this transaction has written so far.</summary>
    ValueTask<Resource?> Read(string type, string id, CancellationToken cancellation);

    /// <summary>The lot at a Point of Entry, locked until the transaction ends so that two tablets cannot give its last dose.</summary>
    ValueTask<StockLot?> LockLot(Guid pointOfEntry, Guid lot, CancellationToken cancellation);

    /// <summary>Whether a certificate of a dose is in somebody's hands that nobody has taken back.</summary>
    ValueTask<bool> IsCertified(string dose, CancellationToken cancellation);

    /// <summary>Whether a traveller holds a certificate that nobody has taken back.</summary>
    ValueTask<bool> HoldsCertificates(Guid person, CancellationToken cancellation);

    /// <summary>Whether the record of a traveller is merged with another one, whichever of them goes on.</summary>
    ValueTask<bool> IsMerged(Guid person, CancellationToken cancellation);

    /// <summary>The standing feeds that want resources of this type from this Point of Entry, with an agreement in force now.</summary>
    ValueTask<IReadOnlyList<Feed>> Feeds(Guid pointOfEntry, string type, CancellationToken cancellation);
}
