using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Whether a rule that does not hold nearly did: a value within a threshold's own margin, or a count one short.</summary>
internal static class Nearness
{
    public static bool Of(Node node, Evaluator evaluator, IReadOnlyDictionary<string, Parameter> parameters) => node.Op switch
    {
        "or" => node.Arguments.Any(part => Of(part, evaluator, parameters)),
        "and" => And(node.Arguments, evaluator, parameters),
        "atLeast" => evaluator.Number(node.Arguments[0]) is { } needed && needed > 1
            && node.Arguments.Skip(1).Count(part => evaluator.Truth(part) == true) == needed - 1,
        "ge" or "gt" or "le" or "lt" => Within(node, evaluator, parameters),
        "orElse" => Of(node.Arguments[evaluator.Value(node.Arguments[0]) is null ? 1 : 0], evaluator, parameters),
        _ => false,
    };

    private static bool And(IReadOnlyList<Node> parts, Evaluator evaluator, IReadOnlyDictionary<string, Parameter> parameters)
    {
        var missing = parts.Where(part => evaluator.Truth(part) != true).ToList();
        return missing.Count > 0 && missing.TrueForAll(part => Of(part, evaluator, parameters));
    }

    private static bool Within(Node node, Evaluator evaluator, IReadOnlyDictionary<string, Parameter> parameters)
    {
        var margin = node.Names("parameter").Select(name => parameters[name].Near).DefaultIfEmpty().Max();
        return margin > 0 && evaluator.Truth(node) == false
            && evaluator.Value(node.Arguments[0]) is decimal left
            && evaluator.Value(node.Arguments[1]) is decimal right
            && Math.Abs(left - right) <= margin;
    }
}
