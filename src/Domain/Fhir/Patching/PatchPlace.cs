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
        if (Child(parent, name, value.TypeName) is not { } property)
        {
            return $"{parent.TypeName} has no element '{name}' that takes such a value.";
        }

        var holder = ObjectOf(tree, parent);
        if (property.Element.IsList)
        {
            var list = holder[property.JsonName] as JsonArray ?? [];
            holder[property.JsonName] ??= list;
            return Inserted(holder, property, list, list.Count, value);
        }

        if (property.Element.Properties.Any(one => holder.ContainsKey(one.JsonName)))
        {
            return $"'{name}' is there already; use replace.";
        }

        holder[property.JsonName] = Fitting(property, value);
        return null;
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
            ((JsonArray)Holder[Property.JsonName]!)[at] = Fitting(Property, value);
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
        Holder[property.JsonName] = Fitting(property, value);
        return null;
    }

    public string? Insert(PatchValue value, int at) =>
        Holder[Property.JsonName] is JsonArray list && at >= 0 && at <= list.Count
            ? Inserted(Holder, Property, list, at, value)
            : "There is no such position in the list.";

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

    /// <summary>The list of a primitive's extensions keeps step with the list of its values.</summary>
    private static string? Inserted(JsonObject holder, Metadata.Property property, JsonArray list, int at, PatchValue value)
    {
        list.Insert(at, Fitting(property, value));
        if (holder["_" + property.JsonName] is JsonArray twins)
        {
            twins.Insert(Math.Min(at, twins.Count), null);
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

    private static Metadata.Property? Child(Element parent, string name, string? type)
    {
        var element = Array.Find(parent.Shape!.Elements, one => one.Name == name || one.Properties.Any(property => property.JsonName == name));
        return element switch
        {
            null => null,
            { IsChoice: false } => element.Properties[0],
            _ => Array.Find(element.Properties, one => one.JsonName == name) ?? Array.Find(element.Properties, one => one.Type.FhirName == type),
        };
    }

    /// <summary>A value made of parts has a list only where a name came twice: the definition knows better.</summary>
    private static JsonNode? Fitting(Metadata.Property property, PatchValue value) => Fit(property.Type, value.ToJson());

    private static JsonNode? Fit(Metadata.TypeShape type, JsonNode? json)
    {
        if (json is JsonObject built)
        {
            foreach (var property in type.Properties.Where(one => one.Element.IsList && built[one.JsonName] is not (null or JsonArray)))
            {
                var only = built[property.JsonName];
                built[property.JsonName] = null;
                built[property.JsonName] = new JsonArray(Fit(property.Type, only));
            }
        }

        return json;
    }
}
