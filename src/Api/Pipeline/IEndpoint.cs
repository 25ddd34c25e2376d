using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Pipeline;

/// <summary>The routes of one use case or FHIR interaction; found by the registration, mapped once.</summary>
internal interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}
