using System.Text.Json.Nodes;

namespace HealthAssess.Fhir.Patching;

/// <summary>The value of an operation: <c>value[x]</c>, or parts that make up an element without a type of its own.</summary>
/// <remarks>FHIR R4, fhirpatch.html#2.2: the name of a part is that of an element, and what it brings says which type of a choice is meant.</remarks>
internal sealed class PatchValue(Element part)
{
    /// <summary>The FHIR type of <c>value[x]</c>; null for a value made of parts.</summary>
    public string? TypeName => part["value"] is { Exists: true } value ? value.TypeName : null;

    /// <summary>As it stands in a property of that type; null for a primitive that is only its extensions.</summary>
    public JsonNode? ToJson(Metadata.TypeShape type)
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
            AddTo(built, type, inner["name"].Text ?? "", new PatchValue(inner));
        }

        return built;
    }

    /// <summary>Id and extensions of a primitive, which stand in a property beside it; null where it has none.</summary>
    /// <remarks>FHIR R4, json.html#primitive.</remarks>
    public JsonObject? Twin()
    {
        if (part["value"] is not { Exists: true, Property.Type.Kind: Metadata.TypeKind.Primitive } value)
        {
            return null;
        }

        var twin = new JsonObject();
        if (value["id"].Text is { } id)
        {
            twin["id"] = id;
        }

        if (value.All("extension").Select(one => JsonNode.Parse(one.Json.Span)).ToArray() is { Length: > 0 } extensions)
        {
            twin["extension"] = new JsonArray(extensions);
        }

        return twin.Count == 0 ? null : twin;
    }

    /// <summary>The property that an element's name and the type of its value mean; null where the type has none.</summary>
    public static Metadata.Property? Find(Metadata.TypeShape type, string name, string? valueType)
    {
        var element = Array.Find(type.Elements, one => one.Name == name || one.Name + "[x]" == name || one.Properties.Any(property => property.JsonName == name));
        return element switch
        {
            null => null,
            { IsChoice: false } => element.Properties[0],
            _ => Array.Find(element.Properties, one => one.JsonName == name) ?? Array.Find(element.Properties, one => one.Type.FhirName == valueType),
        };
    }

    private static void AddTo(JsonObject built, Metadata.TypeShape type, string name, PatchValue value)
    {
        var property = Find(type, name, value.TypeName);
        var key = property?.JsonName ?? name;
        var (json, twin) = (value.ToJson(property?.Type ?? type), value.Twin());
        if (property is { Element.IsList: true })
        {
            PatchPlace.Insert(built, key, (built[key] as JsonArray)?.Count ?? 0, json, twin);
        }
        else if (built[key] is { } first)
        {
            // One too many: the reader says so of the result.
            built[key] = new JsonArray(first.DeepClone(), json);
        }
        else
        {
            PatchPlace.Put(built, key, json, twin);
        }
    }
}
