using System.Text.Json.Nodes;
using HealthAssess.Api.Fhir.Operations;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

/// <summary>Parameters in the query of a route: those of its operation, or how a search shows what it finds.</summary>
/// <remarks>What each type is searched by, the CapabilityStatement lists; there are a thousand.</remarks>
internal static class OpenApiQueries
{
    private static readonly (string Name, string Text)[] OfSearch =
    [
        ("_count", "Matches a page."), ("_sort", "Search parameters to sort by; with a minus, downwards."), ("_include", "What is referred to."), ("_revinclude", "What refers to it."),
        ("_text", "Words of the narrative."), ("_content", "Words of the whole resource."), ("_filter", "Comparisons joined by and, or and not."), ("_total", "none, estimate or accurate."), ("_summary", "true, false, text, data or count."), ("_elements", "Only these elements."),
    ];

    public static IEnumerable<JsonObject> Of(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Operation>() is { } operation
        ? operation.Parameters.Where(one => one.IsInput && char.IsAsciiLetterLower(one.Type.FirstOrDefault())).Select(Parameter)
        : endpoint.RoutePattern.RawText?.EndsWith("/R4/{type}", StringComparison.Ordinal) == true ? OfSearch.Select(one => Written(one.Name, one.Text, "string", many: false, required: false))
        : [];

    private static JsonObject Parameter(OperationParameter parameter) =>
        Written(parameter.Name, parameter.Text, parameter.Type is "boolean" or "integer" ? parameter.Type : "string", parameter.Max == "*", parameter.Min > 0);

    private static JsonObject Written(string name, string text, string type, bool many, bool required)
    {
        var one = new JsonObject { ["type"] = type };
        return new JsonObject
        {
            ["name"] = name,
            ["in"] = "query",
            ["description"] = text,
            ["required"] = required,
            ["schema"] = many ? new JsonObject { ["type"] = "array", ["items"] = one } : one,
        };
    }
}
