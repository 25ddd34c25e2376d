namespace HealthAssess.Fhir.Paths;

/// <summary><c>resolve()</c>: from a reference to its resource.</summary>
/// <remarks>FHIR R4, fhirpath.html#functions and references.html; in a Bundle by fullUrl, bundle.html#references.</remarks>
internal static class References
{
    public static IEnumerable<Function> Functions => [new("resolve", 0, 0, "any", "any", Resolve)];

    private static void Resolve(Evaluation run, Slice input, Expression[] arguments)
    {
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            var item = run[at];
            if (Address(item) is { Length: > 0 } address && Find(run, item.Kind == ItemKind.Node ? item.Node : run.Input, address) is { Exists: true } found)
            {
                run.Push(Item.Of(found));
            }
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    private static string? Address(in Item item) =>
        item.Kind == ItemKind.Node && !item.Node.Shape!.IsPrimitive ? item.Node["reference"].Text : item.ToSystem() is { Kind: ItemKind.String } text ? text.String : null;

    private static Element Find(Evaluation run, Element from, string address)
    {
        var root = Containment.Root(from);
        if (address[0] == '#')
        {
            return Contained(root, address[1..]);
        }

        var entry = InBundle(root, address);
        return entry.Exists ? entry : run.Context.Resolve?.Invoke(address)?.Root ?? default;
    }

    private static Element Contained(Element root, string id)
    {
        if (id.Length == 0)
        {
            return root;
        }

        foreach (var resource in root.All("contained"))
        {
            if (resource["id"].Text == id)
            {
                return resource;
            }
        }

        return default;
    }

    private static Element InBundle(Element root, string address)
    {
        if (!root.Exists || root.Resource.TypeName != "Bundle")
        {
            return default;
        }

        foreach (var entry in root.Resource.Root.All("entry"))
        {
            var resource = entry["resource"];
            if (resource.Exists && (entry["fullUrl"].Text == address || IsLocal(resource, address)))
            {
                return resource;
            }
        }

        return default;
    }

    private static bool IsLocal(Element resource, string address) =>
        resource["id"].Text is { } id && address.Length == resource.TypeName.Length + 1 + id.Length
        && address.StartsWith(resource.TypeName, StringComparison.Ordinal) && address.EndsWith("/" + id, StringComparison.Ordinal);
}
