using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Takes an element's children over into a builder, each under its JSON name, without converting them yet.</summary>
internal static class BuilderLoader
{
    public static void Load(Element source, Dictionary<string, object> content)
    {
        if (!source.Exists)
        {
            return;
        }

        var resource = source.Resource;
        var holder = source.Node.HasTwin ? source.Node.Link : source.Index;
        for (var at = holder + 1; at < resource.Nodes[holder].Link;)
        {
            var end = Run(resource.Nodes, at, resource.Nodes[holder].Link, out var items);
            var property = Property.Of(resource.Nodes[at].Property);
            var isTwin = resource.Nodes[at].IsTwin;
            content[(isTwin ? "_" : "") + property.JsonName] = (isTwin, property.Element.IsList) switch
            {
                (true, true) => new RawTwins([.. items.Select(item => resource.Json.Slice(resource.Nodes[item].Start, resource.Nodes[item].Length))]),
                (_, true) => items.Select(item => new Element(resource, item)).ToArray(),
                _ => new Element(resource, at),
            };
            at = end;
        }
    }

    // The resources of one list have a property each for their types; the JSON name is the same.
    private static int Run(Node[] nodes, int first, int end, out List<int> items)
    {
        items = [];
        var name = Property.Of(nodes[first].Property).JsonName;
        var at = first;
        while (at < end && Property.Of(nodes[at].Property).JsonName == name && nodes[at].IsTwin == nodes[first].IsTwin)
        {
            items.Add(at);
            at = NodePath.Next(nodes, at);
        }

        return at;
    }
}
