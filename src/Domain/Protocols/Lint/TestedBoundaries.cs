using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Every threshold and every count is tried at its value and at the nearest value that no longer reaches it.</summary>
internal static class TestedBoundaries
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var situations = PackCases.Of(protocol).Select(one => new Evaluator(one.Situation, protocol.ParametersIn(one.Situation))).ToList();
        return protocol.Tables.SelectMany(table => table.Rules)
            .SelectMany(rule => rule.Condition.All().Where(IsBoundary).Select(node => (rule.Id, Node: node)))
            .SelectMany(place => Untried(place.Node, situations).Select(missing => new PackIssue("tests.csv", place.Id, missing)))
            .Distinct();
    }

    private static bool IsBoundary(Node node) => node.Op is "ge" or "gt" or "le" or "lt" or "atLeast";

    private static IEnumerable<string> Untried(Node node, List<Evaluator> situations)
    {
        var name = node.ToJson()!.ToJsonString();
        if (!situations.Exists(situation => Distance(node, situation) == 0))
        {
            yield return $"no case stands exactly at {name}";
        }

        var other = node.Op is "ge" or "lt" or "atLeast" ? -1 : 1;
        if (!situations.Exists(situation => Distance(node, situation) is { } distance && distance * other is > 0 and <= 1))
        {
            yield return $"no case stands just beside {name}";
        }
    }

    private static decimal? Distance(Node node, Evaluator situation) => node.Op == "atLeast"
        ? node.Arguments.Skip(1).Count(part => situation.Truth(part) == true) - situation.Number(node.Arguments[0])
        : situation.Value(node.Arguments[0]) is decimal left && situation.Value(node.Arguments[1]) is decimal right ? left - right : null;
}
