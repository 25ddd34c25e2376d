using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Requirements;
using MediatR;

namespace HealthAssess.Api.Requirements;

/// <summary>The entry rules in force, for the people who keep them.</summary>
[Requires(Permission.KeepLists)]
public sealed record ListRequirements : IQuery<RequirementSet>;

internal sealed class ListRequirementsHandler(RequirementLibrary library) : IRequestHandler<ListRequirements, Outcome<RequirementSet>>
{
    public async Task<Outcome<RequirementSet>> Handle(ListRequirements request, CancellationToken cancellationToken) =>
        Outcome<RequirementSet>.Of(await library.InForce(cancellationToken));
}
