using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>The operator <c>=</c> for two items: true, false, or unknown.</summary>
/// <remarks>FHIRPath N1, 6.1.1.</remarks>
internal static class Equality
{
    public static bool? Equal(in Item left, in Item right)
    {
        if (left.Kind == ItemKind.Node && right.Kind == ItemKind.Node && left.Node == right.Node)
        {
            return true;
        }

        return SameText(left, right) ?? SameText(right, left) ?? Values(left.ToSystem(), right.ToSystem());
    }

    // A string of a resource is compared where it lies; null where this is not the comparison of one with a computed string.
    private static bool? SameText(in Item node, in Item text)
    {
        if (node.Kind != ItemKind.Node || text.Kind != ItemKind.String || node.Node.Kind != NodeKind.String || !Primitive.IsText(node.Node.Shape!))
        {
            return null;
        }

        return Ascii.Equals(node.Node.Utf8, text.String) ? true : Ascii.IsValid(text.String) ? false : null;
    }

    private static bool? Values(in Item left, in Item right)
    {
        switch (left.Kind)
        {
            case ItemKind.String when right.Kind == ItemKind.String:
                return left.String == right.String;
            case ItemKind.Boolean when right.Kind == ItemKind.Boolean:
                return left.Boolean == right.Boolean;
            case ItemKind.Type when right.Kind == ItemKind.Type:
                return left.Type == right.Type;
            case ItemKind.Node:
                return right.Kind == ItemKind.Node ? Trees(left.Node, right.Node) : false;
            default:
                return Ordering.Compare(left, right) switch
                {
                    Order.Equal => true,
                    Order.Unknown => null,
                    _ => false,
                };
        }
    }

    private static bool? Trees(Element left, Element right)
    {
        if (left.Shape != right.Shape)
        {
            return false;
        }

        bool? all = true;
        using var others = right.Children.GetEnumerator();
        foreach (var child in left.Children)
        {
            if (!others.MoveNext() || others.Current.Name != child.Name)
            {
                return false;
            }

            var same = Equal(Item.Of(child), Item.Of(others.Current));
            if (same == false)
            {
                return false;
            }

            all = same is null ? null : all;
        }

        return others.MoveNext() ? false : all;
    }
}
