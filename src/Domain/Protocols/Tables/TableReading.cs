using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>What one table says of one situation.</summary>
internal sealed record TableReading(Disposition Disposition, Rule? Deciding, IReadOnlyList<Rule> Fired, IReadOnlyList<Rule> Unknown)
{
    /// <summary>
    /// Reads the rules in order. An unknown warning sign leads to secondary screening and any other unknown rule to
    /// <see cref="Disposition.InsufficientData"/>, unless a rule that holds is more severe.
    /// </summary>
    public static TableReading Of(DecisionTable table, Evaluator evaluator)
    {
        List<Rule> fired = [], unknown = [];
        foreach (var rule in table.Rules)
        {
            var decided = fired.Count + unknown.Count > 0;
            if (decided && (rule.Otherwise || table.HitPolicy == HitPolicy.First))
            {
                continue;
            }

            var truth = evaluator.Truth(rule.Condition);
            (truth == true ? fired : truth is null ? unknown : []).Add(rule);
        }

        var worst = fired.MaxBy(rule => rule.Then ?? Disposition.Clear);
        var open = unknown.Count == 0 || table.HitPolicy == HitPolicy.Collect ? Disposition.Clear
            : unknown.Any(rule => rule.RedFlag) ? Disposition.Secondary
            : Disposition.InsufficientData;
        return worst?.Then is { } sure && sure >= open
            ? new TableReading(sure, worst, fired, unknown)
            : new TableReading(open, null, fired, unknown);
    }
}
