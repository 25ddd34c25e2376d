namespace HealthAssess.Protocols;

/// <summary>A protocol that lets travellers go on under observation says how they are followed, and only such a one.</summary>
internal static class FollowedUp
{
    public static IEnumerable<PackIssue> Check(Protocol protocol) =>
        (protocol.FollowUp is not null, protocol.Tables.SelectMany(table => table.Rules).FirstOrDefault(rule => rule.Then == Disposition.Monitor)) switch
        {
            (false, { } rule) => [new PackIssue("protocol.json", rule.Id, "lets people go on under observation, and there is no followUp")],
            (true, null) => [new PackIssue("protocol.json", "followUp", "follows nobody: no rule decides MONITOR")],
            _ => [],
        };
}
