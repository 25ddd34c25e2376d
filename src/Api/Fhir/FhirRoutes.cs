using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

/// <summary>Where the FHIR API lives, and what every one of its routes passes first.</summary>
internal static class FhirRoutes
{
    public const string Base = "/fhir/R4";

    public const string MediaType = "application/fhir+json; charset=utf-8";

    public static RouteGroupBuilder MapFhir(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(Base).AddEndpointFilter<FhirNegotiation>().AddEndpointFilter<IdempotentWrites>().WithTags("FHIR R4");

    /// <summary>What a GET answers, a HEAD answers without the body.</summary>
    /// <remarks>http://hl7.org/fhir/R4/http.html#head</remarks>
    public static RouteHandlerBuilder MapRead(this RouteGroupBuilder routes, string pattern, Delegate answer) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], answer);

    /// <summary>The address of this server as the caller knows it.</summary>
    public static string Address(this HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}{Base}";
}
