using System.Text;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain.Requirements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Requirements;

/// <summary>What countries ask at entry: the verifier's page tells with it, without a network, what a certificate is good for. Nothing in it is secret.</summary>
internal sealed class PublishedRequirements : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/trust/requirements.json", async (RequirementLibrary library, HttpContext http, CancellationToken cancellation) =>
        {
            var text = Encoding.UTF8.GetBytes(CompiledRequirements.Published(await library.InForce(cancellation)).ToJsonString());
            return Published.Answer(http, text, "application/json", text);
        }).WithTags("Trust");
}
