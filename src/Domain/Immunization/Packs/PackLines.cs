using System.Text.Json.Nodes;

namespace HealthAssess.Immunization.Packs;

/// <summary>Lays a pack out in lines, each with its path by names rather than by places, so that an inserted series moves nothing.</summary>
internal static class PackLines
{
    public static void Flatten(JsonNode node, string path, List<string> lines)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (name, value) in group)
                {
                    Flatten(value!, path + "/" + name, lines);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Flatten(item!, path + Name(item), lines);
                }

                break;
            default:
                lines.Add($"{path}: {node}");
                break;
        }
    }

    private static string Name(JsonNode? item) =>
        item is JsonObject one && (one["name"] ?? one["number"] ?? one["cvx"] ?? one["code"]) is { } name ? $"[{name}]" : "";
}
