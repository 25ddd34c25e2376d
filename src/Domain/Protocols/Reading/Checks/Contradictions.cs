using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>No two rules of a table say different things of the same condition, no rule stands twice, no range is upside down.</summary>
internal static class Contradictions
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        foreach (var table in protocol.Tables)
        {
            foreach (var same in table.Rules.GroupBy(rule => Meaning(rule.Condition)).Where(same => same.Select(rule => (rule.Then, rule.Days?.ToJson()?.ToJsonString())).Distinct().Count() > 1))
            {
                yield return new PackIssue("protocol.json", same.Last().Id, $"contradicts {same.First().Id}: the same condition, another disposition");
            }
        }

        foreach (var twice in protocol.Tables.SelectMany(table => table.Rules).GroupBy(rule => rule.Id).Where(rules => rules.Count() > 1))
        {
            yield return new PackIssue("protocol.json", twice.Key, "stands twice");
        }

        foreach (var parameter in protocol.Parameters.Values.Where(parameter => parameter.Minimum > parameter.Maximum))
        {
            yield return new PackIssue("protocol.json", "parameters." + parameter.Name, "has a least value above its greatest");
        }

        foreach (var question in protocol.Questions.Where(question => question.Minimum > question.Maximum))
        {
            yield return new PackIssue("questionnaire.fhir.json", question.LinkId, "has a least value above its greatest");
        }
    }

    /// <summary>A condition in one way of writing: what "and" and "or" join has no order.</summary>
    private static string Meaning(Node node) => node.Op switch
    {
        "and" or "or" => $"{node.Op}({string.Join(',', node.Arguments.Select(Meaning).Order(StringComparer.Ordinal).Distinct())})",
        _ when node.Arguments.Count > 0 => $"{node.Op}({string.Join(',', node.Arguments.Select(Meaning))})",
        _ => node.ToJson()?.ToJsonString() ?? "null",
    };
}
