using System.Globalization;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Says in FHIRPath where a node stands: <c>Patient.name[0].given[1]</c>.</summary>
internal static class NodePath
{
    public static string Of(ReadOnlySpan<Node> nodes, int node, string root)
    {
        var steps = new Stack<string>();
        while (node > 0 && node < nodes.Length)
        {
            steps.Push(Step(nodes, nodes[node].IsTwin ? ValueOf(nodes, node) : node));
            node = nodes[node].Parent;
        }

        return steps.Count == 0 ? root : root + "." + string.Join('.', steps);
    }

    /// <summary>The value node that a twin belongs to; the twin itself where it stands alone.</summary>
    public static int ValueOf(ReadOnlySpan<Node> nodes, int twin)
    {
        if (!nodes[twin].IsSkipped)
        {
            return twin;
        }

        var parent = nodes[twin].Parent;
        var end = nodes[parent].Link == 0 ? nodes.Length : nodes[parent].Link;
        for (var other = parent + 1; other < end; other = Next(nodes, other))
        {
            if (nodes[other].HasTwin && nodes[other].Link == twin)
            {
                return other;
            }
        }

        return twin;
    }

    /// <summary>The index after a node and all below it.</summary>
    public static int Next(ReadOnlySpan<Node> nodes, int node) =>
        nodes[node].Kind == NodeKind.Object && nodes[node].Link > node ? nodes[node].Link : node + 1;

    private static string Step(ReadOnlySpan<Node> nodes, int node)
    {
        var element = Property.Of(nodes[node].Property).Element;
        return element.IsList ? string.Create(CultureInfo.InvariantCulture, $"{element.Name}[{Index(nodes, node, element)}]") : element.Name;
    }

    private static int Index(ReadOnlySpan<Node> nodes, int node, ElementShape element)
    {
        var index = 0;
        for (var other = nodes[node].Parent + 1; other < node; other = Next(nodes, other))
        {
            if (Property.Of(nodes[other].Property).Element == element && nodes[other].IsTwin == nodes[node].IsTwin)
            {
                index++;
            }
        }

        return index;
    }
}
