namespace HealthAssess.Fhir.Paths;

/// <summary>Steps from an item to its children.</summary>
internal static class Navigation
{
    /// <summary>The children of that FHIR name.</summary>
    public static void PushChildren(Evaluation run, in Item item, string name)
    {
        switch (item.Kind)
        {
            case ItemKind.Node:
                foreach (var child in item.Node.Children)
                {
                    if (ReferenceEquals(child.Property!.Element.Name, name) || child.Property.Element.Name == name)
                    {
                        run.Push(Item.Of(child));
                    }
                }

                break;
            case ItemKind.Quantity when name == "value":
                run.Push(Item.Of(item.Quantity.Value));
                break;
            case ItemKind.Quantity when name == "unit":
                run.Push(Item.Of(item.Quantity.Unit));
                break;
            case ItemKind.Type when name == "name":
                run.Push(Item.Of(item.Type.Name));
                break;
            case ItemKind.Type when name == "namespace":
                run.Push(Item.Of(item.Type.Model!));
                break;
        }
    }

    /// <summary>All children of an element.</summary>
    public static void PushChildren(Evaluation run, in Item item)
    {
        if (item.Kind == ItemKind.Node)
        {
            foreach (var child in item.Node.Children)
            {
                run.Push(Item.Of(child));
            }
        }
    }
}
