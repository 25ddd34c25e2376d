using HealthAssess.Api.Pipeline;
using HealthAssess.Domain.Requirements;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Requirements;

/// <summary>What countries ask at entry: the verifier's page tells with it, without a network, what a certificate is good for. Nothing in it is secret.</summary>
internal sealed class PublishedRequirements : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPublished<RequirementLibrary>("/trust/requirements", async (library, http) => CompiledRequirements.Published(await library.InForce(http.RequestAborted)));
}
