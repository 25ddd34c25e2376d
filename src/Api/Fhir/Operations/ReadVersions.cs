using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ReadVersionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Versions, async (_, http, mediator, cancellation) =>
        (await mediator.Send(new ReadVersions(), cancellation)).ToResult(found => ResourceResult.Of(found, http)));
}

/// <summary>FHIR $versions: the editions of FHIR that are spoken here. Open to everybody.</summary>
/// <remarks>http://hl7.org/fhir/R4/capabilitystatement-operation-versions.html</remarks>
[Requires(Permission.Anybody)]
public sealed record ReadVersions : IQuery<Resource>;

internal sealed class ReadVersionsHandler : IRequestHandler<ReadVersions, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(ReadVersions request, CancellationToken cancellationToken) => Task.FromResult(Outcome<Resource>.Of(new ParametersBuilder
    {
        Parameter =
        {
            new ParametersParameterBuilder { Name = "version", ValueCode = "4.0" },
            new ParametersParameterBuilder { Name = "default", ValueCode = "4.0" },
        },
    }.Build()));
}
