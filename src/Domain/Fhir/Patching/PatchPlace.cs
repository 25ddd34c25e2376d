using System.Text.Json.Nodes;

namespace HealthAssess.Fhir.Patching;

/// <summary>Where an element of a resource stands in its JSON tree.</summary>
/// <param name="Holder">The object that has the property.</param>
/// <param name="Property">The property: <c>valueQuantity</c>.</param>
/// <param name="Index">The position in a list; null where there is none.</param>
internal sealed record PatchPlace(JsonObject Holder, Metadata.Property Property, int? Index)
{
    private string Twin => "_" + Property.JsonName;

    /// <summary>Null for a resource itself.</summary>
    public static PatchPlace? Of(JsonObject tree, Element element)
    {
        if (element.Property is not { } property)
        {
            return null;
        }

        return new PatchPlace(ObjectOf(tree, element.Parent), property, property.Element.IsList ? Position(element, property) : null);
    }

    /// <summary>Adds a child to an element: at the end of a list, or where there is none yet.</summary>
    public static string? Add(JsonObject tree, Element parent, string name, PatchValue value)
    {
        if (PatchValue.Find(parent.Shape!, name, value.TypeName) is not { } property)
        {
            return $"{parent.TypeName} has no element '{name}' that takes such a value.";
        }

        var holder = ObjectOf(tree, parent);
        if (property.Element.IsList)
        {
            Insert(holder, property.JsonName, (holder[property.JsonName] as JsonArray)?.Count ?? 0, value.ToJson(property.Type), value.Twin());
            return null;
        }

        if (property.Element.Properties.Any(one => holder.ContainsKey(one.JsonName)))
        {
            return $"'{name}' is there already; use replace.";
        }

        Put(holder, property.JsonName, value.ToJson(property.Type), value.Twin());
        return null;
    }

    /// <summary>Sets a property that is no list, and what stands beside it.</summary>
    public static void Put(JsonObject holder, string name, JsonNode? json, JsonObject? twin)
    {
        foreach (var (key, node) in new[] { (name, json), ("_" + name, twin) })
        {
            if (node is not null)
            {
                holder[key] = node;
            }
        }
    }

    /// <summary>Inserts into a list; the list of a primitive's extensions keeps step with that of its values.</summary>
    public static void Insert(JsonObject holder, string name, int at, JsonNode? json, JsonObject? twin)
    {
        Insert(ListOf(holder, name), at, json);
        if (twin is not null || holder["_" + name] is JsonArray)
        {
            Insert(ListOf(holder, "_" + name), at, twin);
        }
    }

    private static void Insert(JsonArray list, int at, JsonNode? node)
    {
        while (list.Count < at)
        {
            list.Add(null);
        }

        list.Insert(at, node);
    }

    private static JsonArray ListOf(JsonObject holder, string name)
    {
        if (holder[name] is not JsonArray list)
        {
            holder[name] = list = [];
        }

        return list;
    }

    public string? Delete()
    {
        RemoveFrom(Property.JsonName);
        RemoveFrom(Twin);
        return null;
    }

    public string? Replace(PatchValue value)
    {
        if (Index is { } at)
        {
            RemoveFrom(Twin);
            var list = ListOf(Holder, Property.JsonName);
            if (at < list.Count)
            {
                list.RemoveAt(at);
            }

            Insert(Holder, Property.JsonName, at, value.ToJson(Property.Type), value.Twin());
            return null;
        }

        // A choice may change its type with its value.
        var property = Property.Element.IsChoice && value.TypeName is { } type
            ? Array.Find(Property.Element.Properties, one => one.Type.FhirName == type)
            : Property;
        if (property is null)
        {
            return $"'{Property.Element.Name}' takes no {value.TypeName}.";
        }

        Delete();
        Put(Holder, property.JsonName, value.ToJson(property.Type), value.Twin());
        return null;
    }

    public string? Insert(PatchValue value, int at)
    {
        if (Holder[Property.JsonName] is not JsonArray list || at < 0 || at > list.Count)
        {
            return "There is no such position in the list.";
        }

        Insert(Holder, Property.JsonName, at, value.ToJson(Property.Type), value.Twin());
        return null;
    }

    public string? Move(int source, int destination)
    {
        if (Holder[Property.JsonName] is not JsonArray list || source < 0 || source >= list.Count || destination < 0 || destination >= list.Count)
        {
            return "There is no such position in the list.";
        }

        foreach (var each in new[] { list, Holder[Twin] as JsonArray }.OfType<JsonArray>())
        {
            var moved = each[source];
            each.RemoveAt(source);
            each.Insert(destination, moved);
        }

        return null;
    }

    private void RemoveFrom(string name)
    {
        if (Index is not { } at || Holder[name] is not JsonArray list)
        {
            Holder.Remove(name);
        }
        else if (at < list.Count)
        {
            list.RemoveAt(at);
            if (list.Count == 0)
            {
                Holder.Remove(name);
            }
        }
    }

    /// <summary>The object of an element; of a primitive that is its twin, which holds its extensions.</summary>
    private static JsonObject ObjectOf(JsonObject tree, Element element)
    {
        if (Of(tree, element) is not { } place)
        {
            return tree;
        }

        var name = place.Property.Type.Kind == Metadata.TypeKind.Primitive ? place.Twin : place.Property.JsonName;
        if (place.Index is { } at)
        {
            return (JsonObject)((JsonArray)place.Holder[name]!)[at]!;
        }

        place.Holder[name] ??= new JsonObject();
        return (JsonObject)place.Holder[name]!;
    }

    private static int Position(Element element, Metadata.Property property)
    {
        var at = 0;
        foreach (var sibling in element.Parent.All(property.JsonName))
        {
            if (sibling == element)
            {
                break;
            }

            at++;
        }

        return at;
    }
}
