using System.Text.Json.Nodes;

namespace HealthAssess.Fhir.Patching;

/// <summary>The value of an operation: <c>value[x]</c>, or parts that make up a backbone element.</summary>
internal sealed class PatchValue(Element part)
{
    /// <summary>The FHIR type of <c>value[x]</c>; null for a value made of parts.</summary>
    public string? TypeName => part["value"] is { Exists: true } value ? value.TypeName : null;

    public JsonNode? ToJson() => ToJson(part);

    private static JsonNode? ToJson(Element part)
    {
        if (part["value"] is { Exists: true } value)
        {
            return value.Json.IsEmpty ? null : JsonNode.Parse(value.Json.Span);
        }

        if (part["resource"] is { Exists: true } resource)
        {
            return JsonNode.Parse(resource.Json.Span);
        }

        var built = new JsonObject();
        foreach (var inner in part.All("part"))
        {
            AddTo(built, inner);
        }

        return built;
    }

    /// <summary>A name that comes twice is a list.</summary>
    private static void AddTo(JsonObject built, Element inner)
    {
        var (name, json) = (inner["name"].Text ?? "", ToJson(inner));
        if (built.TryGetPropertyValue(name, out var known))
        {
            var list = known as JsonArray ?? [];
            if (known is not JsonArray)
            {
                built[name] = list;
                list.Add(known);
            }

            list.Add(json);
        }
        else
        {
            built[name] = json;
        }
    }
}
