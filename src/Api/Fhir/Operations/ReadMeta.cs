using HealthAssess.Api.Pipeline;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>FHIR $meta of one resource: its profiles, tags and security labels. Asked and audited as a read.</summary>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-meta.html</remarks>
internal sealed class ReadMetaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Meta, async (_, http, mediator, cancellation) =>
        (await mediator.Send(new ReadResource(http.Route("type")!, http.Route("id")!), cancellation)).ToResult(stored => MetaLabels.Answer(stored.Resource, http)));
}
