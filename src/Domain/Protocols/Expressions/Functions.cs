namespace HealthAssess.Protocols.Expressions;

/// <summary>The functions of the language: what they take, and the operation they compile to.</summary>
internal static class Functions
{
    public static (Node Node, Kind Kind) Compile(Token function, IReadOnlyList<(Node Node, Kind Kind)> given)
    {
        var nodes = given.Select(argument => argument.Node).ToList();
        var kinds = given.Select(argument => argument.Kind).ToList();
        (string Op, Kind Kind)? result = function.Text switch
        {
            "any" when Every(kinds, Kind.Boolean) => ("or", Kind.Boolean),
            "all" when Every(kinds, Kind.Boolean) => ("and", Kind.Boolean),
            "atLeast" when kinds is [Kind.Number, _, ..] && Every(kinds.Skip(1), Kind.Boolean) => ("atLeast", Kind.Boolean),
            "sum" when Every(kinds, Kind.Number) => ("sum", Kind.Number),
            "least" when Every(kinds, Kind.Number) => ("least", Kind.Number),
            "daysSince" when kinds is [Kind.Date] => ("daysSince", Kind.Number),
            "daysSinceVisit" when kinds is [Kind.List] => ("daysSinceVisit", Kind.Number),
            "orElse" when kinds.Count == 2 && kinds[0] == kinds[1] => ("orElse", kinds[0]),
            "known" when kinds.Count == 1 => ("known", Kind.Boolean),
            "asked" when nodes.All(node => node.Op == "answer") => ("asked", Kind.Boolean),
            _ => null,
        };
        return result is not { } known ? throw new ExpressionException($"there is no '{function.Text}' over {string.Join(", ", kinds)}", function.At)
            : known.Op == "asked" ? (new Node("or", [.. nodes.Select(node => new Node("asked", [], node.Literal))]), Kind.Boolean)
            : (new Node(known.Op, nodes), known.Kind);
    }

    private static bool Every(IEnumerable<Kind> kinds, Kind kind) => kinds.Any() && kinds.All(given => given == kind);
}
