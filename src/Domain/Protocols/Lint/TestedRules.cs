namespace HealthAssess.Protocols;

/// <summary>Every rule decides at least one case.</summary>
internal static class TestedRules
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var tested = PackCases.Of(protocol).SelectMany(one => one.Rules).ToHashSet();
        return protocol.Tables.SelectMany(table => table.Rules).Where(rule => !tested.Contains(rule.Id))
            .Select(rule => new PackIssue("tests.csv", rule.Id, "decides no case"));
    }
}
