using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>Addresses under /fhir that no interaction answers, and interactions that are not offered: an OperationOutcome, never an empty page.</summary>
/// <remarks>RFC 9110, 15.5.6: where other methods are answered, they are named. OPTIONS asks just that.</remarks>
internal sealed class UnknownRouteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapFallback("/fhir/{**rest}", IResult (HttpContext http) =>
        !HttpMethods.IsOptions(http.Request.Method) && UnofferedOperation.Of(http) is { } unoffered ? unoffered : Answer(http));

    /// <summary>405 with the methods that the address answers, or 404 where it answers none.</summary>
    public static IResult Answer(HttpContext http)
    {
        var allowed = RouteMethods.Of(http.RequestServices.GetRequiredService<EndpointDataSource>(), http.Request.Path);
        if (allowed.Count == 0)
        {
            return new RefusalResult([new(RefusalKind.NotFound, "no-such-address", "Nothing answers here. The FHIR R4 API begins at /fhir/R4; /fhir/R4/metadata says what it offers.")]);
        }

        http.Response.Headers.Allow = string.Join(", ", allowed);
        return HttpMethods.IsOptions(http.Request.Method)
            ? Results.NoContent()
            : new RefusalResult([new(RefusalKind.NotSupported, "method-not-allowed", $"This address answers {string.Join(", ", allowed)} only.")], StatusCodes.Status405MethodNotAllowed);
    }
}
