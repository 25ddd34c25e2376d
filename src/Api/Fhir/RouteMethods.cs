using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace HealthAssess.Api.Fhir;

/// <summary>The methods that an address of the FHIR API answers.</summary>
internal static class RouteMethods
{
    // Their addresses look like those of types.
    private static readonly string[] Words = ["metadata", "export-status", "export-file"];

    public static IReadOnlyList<string> Of(EndpointDataSource endpoints, PathString path) =>
    [
        .. from endpoint in Routes(endpoints)
           where Values(endpoint, path) is { } values && !IsMisread(values) && !IsOfUnknownType(values)
           from method in Methods(endpoint).Append(HttpMethods.Options)
           group method by method into one
           orderby one.Key
           select one.Key,
    ];

    /// <summary>The route of the operation that a request calls; null where none answers.</summary>
    public static RouteEndpoint? Operation(EndpointDataSource endpoints, HttpContext http)
    {
        foreach (var endpoint in Routes(endpoints).Where(one => one.Metadata.GetMetadata<Operation>() is not null && Methods(one).Contains(http.Request.Method)))
        {
            if (Values(endpoint, http.Request.Path) is { } values)
            {
                http.Request.RouteValues = values;
                return endpoint;
            }
        }

        return null;
    }

    /// <summary>A word of the API was taken for a type or an id, for want of a route with this method: <c>PUT Patient/_search</c>.</summary>
    public static bool IsMisread(RouteValueDictionary values)
    {
        foreach (var (name, value) in values)
        {
            if (value is string and ['_' or '$', ..] || (name == "type" && Words.Contains(value)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfUnknownType(RouteValueDictionary values) => values.TryGetValue("type", out var type) && TypePolicies.Of((string)type!) is null;

    private static IEnumerable<RouteEndpoint> Routes(EndpointDataSource endpoints) =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Where(one => Methods(one).Count > 0 && one.RoutePattern.RawText?.StartsWith(FhirRoutes.Base, StringComparison.Ordinal) == true);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static RouteValueDictionary? Values(RouteEndpoint endpoint, PathString path)
    {
        RouteValueDictionary values = [];
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values) ? values : null;
    }
}
