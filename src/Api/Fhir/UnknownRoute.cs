using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

/// <summary>Addresses under /fhir that no interaction answers, and interactions that are not offered: an OperationOutcome, never an empty page.</summary>
internal sealed class UnknownRouteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapFallback("/fhir/{**rest}", (HttpContext http) => UnofferedOperation.Of(http) ?? new RefusalResult(
        [new(RefusalKind.NotFound, "no-such-address", "Nothing answers here. The FHIR R4 API begins at /fhir/R4; /fhir/R4/metadata says what it offers.")]));
}
