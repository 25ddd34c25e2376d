using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HealthAssess.Api.Fhir;

/// <summary>Writes routes as an OpenAPI document.</summary>
/// <remarks>https://spec.openapis.org/oas/v3.0.3. What FHIR resources hold, FHIR itself says: see /fhir/R4/metadata.</remarks>
internal static class OpenApiText
{
    public static JsonObject Of(string address, IEnumerable<RouteEndpoint> endpoints)
    {
        var paths = new JsonObject();
        var ours = endpoints.Where(one => IsOurs(one.RoutePattern)).GroupBy(one => Path(one.RoutePattern)).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in ours)
        {
            var item = new JsonObject();
            foreach (var (method, endpoint) in group.SelectMany(one => Methods(one).Select(method => (method, one))).DistinctBy(pair => pair.method))
            {
                item[method.ToLowerInvariant()] = Operation(endpoint, method);
            }

            paths[group.Key] = item;
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "HealthAssess", ["version"] = "R4" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } } },
        };
    }

    private static bool IsOurs(RoutePattern pattern) =>
        Path(pattern) is var path && (path.StartsWith("/fhir/R4", StringComparison.Ordinal) || path.StartsWith("/api/", StringComparison.Ordinal)) && !path.Contains('*', StringComparison.Ordinal);

    /// <summary>The path without the constraints of its parts.</summary>
    private static string Path(RoutePattern pattern) =>
        "/" + string.Join('/', (pattern.RawText ?? "").Trim('/').Split('/').Select(part => part.StartsWith('{') && part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? part[..colon] + part[part.LastIndexOf('}')..] : part));

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static JsonObject Operation(RouteEndpoint endpoint, string method)
    {
        var fhir = Path(endpoint.RoutePattern).StartsWith("/fhir/", StringComparison.Ordinal);
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray([.. (endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags ?? []).Select(tag => JsonValue.Create(tag))]),
            ["parameters"] = new JsonArray([.. endpoint.RoutePattern.Parameters.Select(parameter => Parameter(parameter, fhir)), .. method == "GET" ? OpenApiQueries.Of(endpoint) : []]),
            ["responses"] = new JsonObject
            {
                ["default"] = new JsonObject
                {
                    ["description"] = fhir ? "A resource, a Bundle, or an OperationOutcome that says why not." : "The answer, or problem+json.",
                    ["content"] = Content(fhir ? "application/fhir+json" : "application/json"),
                },
            },
        };
        if (method is "POST" or "PUT" or "PATCH")
        {
            operation["requestBody"] = new JsonObject { ["content"] = Content(Taken(Path(endpoint.RoutePattern), method, fhir)) };
        }

        return operation;
    }

    private static JsonObject Parameter(RoutePatternParameterPart parameter, bool fhir)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (fhir && parameter.Name == "type")
        {
            schema["enum"] = new JsonArray([.. TypePolicies.ByType.Keys.Order(StringComparer.Ordinal).Select(type => JsonValue.Create(type))]);
        }

        return new JsonObject { ["name"] = parameter.Name, ["in"] = "path", ["required"] = true, ["schema"] = schema };
    }

    /// <summary>The types of body that the endpoint takes.</summary>
    private static string[] Taken(string path, string method, bool fhir) =>
        !fhir ? ["application/json"]
        : path.EndsWith("/_search", StringComparison.Ordinal) ? ["application/x-www-form-urlencoded"]
        : method == "PATCH" ? [PatchBody.JsonPatchType, "application/fhir+json"]
        : ["application/fhir+json"];

    private static JsonObject Content(params string[] types) =>
        new(types.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } })));
}
