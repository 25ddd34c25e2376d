using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace HealthAssess.Api.Fhir;

/// <summary>The methods that an address of the FHIR API answers.</summary>
internal static class RouteMethods
{
    public static IReadOnlyList<string> Of(EndpointDataSource endpoints, PathString path) =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText?.StartsWith(FhirRoutes.Base, StringComparison.Ordinal) == true
           let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
           where methods.Count > 0 && Matches(endpoint, path)
           from method in methods.Append(HttpMethods.Options)
           group method by method into one
           orderby one.Key
           select one.Key,
    ];

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
