using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>The references in what an entry brings: in a resource, or in a JSON Patch, which travels as a Binary.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#patch. A value of a patch is a reference when its path ends in one.</remarks>
internal static class PatchLinks
{
    private static readonly string[] Addresses = ["reference", "url", "uri", "valueUri", "valueUrl"];

    /// <summary>Every reference, as written.</summary>
    public static IReadOnlyList<string> Of(BundleEntry entry)
    {
        List<string> references = [];
        Apply(entry, reference =>
        {
            references.Add(reference);
            return null;
        });
        return references;
    }

    /// <summary>The same with its references replaced.</summary>
    public static ReadOnlyMemory<byte> Apply(BundleEntry entry, Func<string, string?> replacement)
    {
        if (entry.Method != "PATCH" || PatchBody.JsonOf(entry.Content) is not { } patch || JsonNode.Parse(patch.Span) is not JsonArray steps)
        {
            return ReferenceRewrite.Apply(entry.Content.Json, replacement);
        }

        foreach (var step in steps.OfType<JsonObject>())
        {
            if (step["value"] is { } value)
            {
                step["value"] = Replaced(value, $"{step["path"]}".Split('/')[^1], replacement);
            }
        }

        var binary = JsonNode.Parse(entry.Content.Json.Span)!;
        binary["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(steps.ToJsonString()));
        return Encoding.UTF8.GetBytes(binary.ToJsonString());
    }

    private static JsonNode? Replaced(JsonNode value, string name, Func<string, string?> replacement) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var reference) => Addresses.Contains(name) && replacement(reference) is { } target ? target : value.DeepClone(),
        JsonObject or JsonArray => JsonNode.Parse(ReferenceRewrite.Apply(Encoding.UTF8.GetBytes(value.ToJsonString()), replacement).Span),
        _ => value.DeepClone(),
    };
}
