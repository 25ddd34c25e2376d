using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Fhir.Patching;

/// <summary>A resource as a tree that can be changed, and back. Numbers keep their digits.</summary>
internal static class JsonTree
{
    public static JsonSerializerOptions Written { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    public static JsonObject Of(ReadOnlyMemory<byte> json) =>
        JsonNode.Parse(json.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!.AsObject();

    /// <summary>How many levels a value has: 0 for one that holds no others.</summary>
    public static int DepthOf(JsonNode? node) => node switch
    {
        JsonObject properties => 1 + properties.Select(property => DepthOf(property.Value)).DefaultIfEmpty().Max(),
        JsonArray list => 1 + list.Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 0,
    };

    public static PatchResult Read(JsonNode tree)
    {
        Prune(tree);
        var reading = Resource.Read(JsonSerializer.SerializeToUtf8Bytes(tree, Written));
        return new PatchResult(reading.IsClean ? reading.Resource : null, [.. reading.Issues.Where(issue => issue.IsError)]);
    }

    /// <summary>What a deletion has left empty goes with it; FHIR knows no empty object and no empty list.</summary>
    /// <returns>True when nothing is left.</returns>
    private static bool Prune(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var name in properties.Where(property => property.Value is JsonObject or JsonArray && Prune(property.Value)).Select(property => property.Key).ToList())
                {
                    properties.Remove(name);
                }

                return properties.Count == 0;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    if (list[at] is JsonObject && Prune(list[at]))
                    {
                        list[at] = null;
                    }
                }

                return list.All(item => item is null);
            default:
                return false;
        }
    }
}
