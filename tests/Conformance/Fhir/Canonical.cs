using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>JSON with its properties in one order and its numbers as they were written, to compare content.</summary>
internal static class Canonical
{
    public static string Of(ReadOnlyMemory<byte> json) => Sort(JsonNode.Parse(json.Span))!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(property.Key, Sort(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
