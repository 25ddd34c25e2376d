namespace HealthAssess.Protocols;

/// <summary>No rule stands after one that always holds, where only the first counts; and a deciding table ends in one, so that nobody falls through.</summary>
internal static class ReachableRules
{
    public static IEnumerable<PackIssue> Check(Protocol protocol) =>
        protocol.Tables.Where(table => table.HitPolicy != HitPolicy.Collect).SelectMany(Check);

    private static IEnumerable<PackIssue> Check(DecisionTable table)
    {
        var always = table.Rules.TakeWhile(rule => rule.Condition.Literal is not true).Count();
        if (always == table.Rules.Count)
        {
            yield return new PackIssue("protocol.json", table.Id, "leaves a gap: its last rule must always hold");
        }

        foreach (var rule in table.Rules.Skip(always + 1).Where(rule => rule.Otherwise || table.HitPolicy == HitPolicy.First))
        {
            yield return new PackIssue("protocol.json", rule.Id, "can never be reached");
        }
    }
}
