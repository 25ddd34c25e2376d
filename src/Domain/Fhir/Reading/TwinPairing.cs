namespace HealthAssess.Fhir;

/// <summary>Joins each primitive value of an object with its <c>_name</c> twin, and finds nulls that stand for nothing.</summary>
/// <remarks>FHIR R4, json.html section 2.6.2.3: in lists, null keeps values and twins in step.</remarks>
internal static class TwinPairing
{
    public static void Pair(NodeTable nodes, int parent, IssueList issues, string root)
    {
        var end = nodes[parent].Link;
        for (var at = parent + 1; at < end;)
        {
            var run = Run(nodes, at, end);
            if (nodes[at].IsTwin)
            {
                PairRun(nodes, parent, at, run, issues, root);
            }

            at = run;
        }

        for (var at = parent + 1; at < end; at = NodePath.Next(nodes.Span, at))
        {
            if (nodes[at].Kind == NodeKind.Null && !nodes[at].HasTwin && !nodes[at].IsSkipped)
            {
                issues.Add(IssueSeverity.Error, "structure", issues.IsFull ? "" : NodePath.Of(nodes.Span, at, root), "A null in a list must have an extension beside it.");
                nodes[at].Skip();
            }
        }
    }

    private static void PairRun(NodeTable nodes, int parent, int twin, int twinEnd, IssueList issues, string root)
    {
        var value = Values(nodes, parent, nodes[twin].Property);
        if (value < 0)
        {
            return;
        }

        var valueEnd = Run(nodes, value, nodes[parent].Link);
        while (twin < twinEnd && value < valueEnd)
        {
            if (nodes[twin].Kind == NodeKind.Object)
            {
                nodes[value].Join(twin);
                nodes[twin].Skip();
            }
            else
            {
                nodes[twin].Skip();
            }

            twin = NodePath.Next(nodes.Span, twin);
            value++;
        }

        if (twin < twinEnd || value < valueEnd)
        {
            issues.Add(IssueSeverity.Error, "structure", issues.IsFull ? "" : NodePath.Of(nodes.Span, parent, root), "A list of values and the list of its extensions differ in length.");
        }
    }

    private static int Values(NodeTable nodes, int parent, int property)
    {
        for (var at = parent + 1; at < nodes[parent].Link; at = NodePath.Next(nodes.Span, at))
        {
            if (nodes[at].Property == property && !nodes[at].IsTwin)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The end of the run of nodes that came from the same JSON property.</summary>
    private static int Run(NodeTable nodes, int first, int end)
    {
        var at = first;
        while (at < end && nodes[at].Property == nodes[first].Property && nodes[at].IsTwin == nodes[first].IsTwin)
        {
            at = NodePath.Next(nodes.Span, at);
        }

        return at;
    }
}
