using System.Collections.Concurrent;
using HealthAssess.Domain.Lists;
using HealthAssess.Domain.Requirements;
using HealthAssess.Storage.Lists;

namespace HealthAssess.Api.Requirements;

/// <summary>The entry requirements in force: what two people approved, else what comes with the product.</summary>
internal sealed class RequirementLibrary(ApprovedLists lists)
{
    // A list in force never changes: its id is its key.
    private static readonly ConcurrentDictionary<Guid, RequirementSet> Known = [];

    /// <summary>The set.</summary>
    public async Task<RequirementSet> InForce(CancellationToken cancellation) => await lists.InForce(ListKind.Requirements, cancellation) is { } list
        ? Known.GetOrAdd(list.Id, _ => ListContent.Read(ListKind.Requirements, list.Content).Value.Requirements!)
        : SeedRequirements.Set;
}
