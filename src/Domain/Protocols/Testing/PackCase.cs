namespace HealthAssess.Protocols;

/// <summary>One row of a pack's <c>tests.csv</c>.</summary>
/// <param name="Name">What it proves.</param>
/// <param name="Situation">What is known.</param>
/// <param name="Disposition">What must be decided, with days.</param>
/// <param name="Rules">Ids of the rules that must decide.</param>
/// <param name="Unknown">LinkIds that must be named as missing.</param>
/// <param name="Near">Ids of the rules that must be named as nearly holding.</param>
public sealed record PackCase(
    string Name, Situation Situation, string Disposition, IReadOnlyList<string> Rules, IReadOnlyList<string> Unknown, IReadOnlyList<string> Near)
{
    /// <summary>What the protocol gets wrong; null when the case holds.</summary>
    public string? Failure(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var decision = protocol.Decide(Situation);
        var wanted = Show(Disposition, Rules, Unknown, Near);
        var got = Show(decision.Code, decision.RuleIds, decision.Unknown, decision.Near.Where(decision.Counts).Select(near => near.Rule.Id));
        return wanted == got ? null : $"{Name}: wanted {wanted}, got {got}";
    }

    private static string Show(string disposition, IEnumerable<string> rules, IEnumerable<string> unknown, IEnumerable<string> near) =>
        $"{disposition} by [{string.Join(' ', rules)}] unknown [{string.Join(' ', unknown)}] near [{string.Join(' ', near)}]";
}
