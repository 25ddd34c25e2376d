using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Profiles, tags and security labels of a resource, and the answers that show them.</summary>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-meta.html. Two labels are the same when system and code are.</remarks>
internal static class MetaLabels
{
    private static readonly string[] Lists = ["profile", "security", "tag"];

    public static Refusal Missing { get; } = new(RefusalKind.Required, "meta-missing", "Send the labels as Parameters with a 'meta' (valueMeta).", "meta");

    /// <summary>The resource with these labels as well.</summary>
    public static Outcome<Resource> Added(Resource resource, Element meta) =>
        Changed(resource, meta, (there, given) => [.. there, .. given.Where(one => !there.Exists(other => Key(other) == Key(one))).DistinctBy(Key)]);

    /// <summary>The resource without these labels.</summary>
    public static Outcome<Resource> Removed(Resource resource, Element meta) =>
        Changed(resource, meta, (there, given) => there.FindAll(one => !given.Exists(other => Key(other) == Key(one))));

    /// <summary>Parameters with the meta of a resource.</summary>
    public static IResult Answer(Resource resource, HttpRequest http)
    {
        var said = new JsonObject { ["name"] = "return", ["valueMeta"] = JsonNode.Parse(resource.Root["meta"].Json.Span) };
        return ResourceResult.Of(Resource.Parse(new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray(said) }.ToJsonString()), http);
    }

    private static Outcome<Resource> Changed(Resource resource, Element meta, Func<List<JsonNode>, List<JsonNode>, List<JsonNode>> change)
    {
        var whole = JsonNode.Parse(resource.Json.Span)!.AsObject();
        var (now, given) = (whole["meta"]!.AsObject(), JsonNode.Parse(meta.Json.Span)!.AsObject());
        var changed = false;
        foreach (var list in Lists)
        {
            var there = Items(now, list);
            var next = change(there, Items(given, list));
            changed |= next.Count != there.Count;
            now.Remove(list);
            if (next.Count > 0)
            {
                now[list] = new JsonArray([.. next.Select(one => one.DeepClone())]);
            }
        }

        return !changed ? Outcome<Resource>.Of(resource) : FhirBody.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString()));
    }

    private static List<JsonNode> Items(JsonObject meta, string list) => [.. meta[list] is JsonArray items ? items.OfType<JsonNode>() : []];

    private static string Key(JsonNode label) => label is JsonObject coding ? $"{coding["system"]}|{coding["code"]}" : label.ToString();
}
