using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>
/// Tries a protocol's tables on <see cref="Samples"/>: a situation in which everything is known and no rule holds is a gap; a rule that never holds
/// cannot be reached; one that, under <c>first</c>, holds only where an earlier one does is overlapped by it.
/// </summary>
internal static class ReachableRules
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var evaluators = Samples.Of(protocol).Select(situation => new Evaluator(situation, protocol.ParametersIn(situation))).ToList();
        return protocol.Tables.SelectMany(table => Check(table, [.. evaluators.Where(evaluator => table.Begins is null || evaluator.Truth(table.Begins) == true)]));
    }

    private static IEnumerable<PackIssue> Check(DecisionTable table, List<Evaluator> evaluators)
    {
        var truths = evaluators.Select(evaluator => table.Rules.Select(rule => evaluator.Truth(rule.Condition)).ToList()).ToList();
        if (table.HitPolicy != HitPolicy.Collect && truths.Exists(row => row.TrueForAll(truth => truth == false)))
        {
            yield return new PackIssue("protocol.json", table.Id, "leaves a gap: everything is known, and no rule holds");
        }

        for (var at = 0; at < table.Rules.Count; at++)
        {
            var holds = truths.Where(row => row[at] == true).ToList();
            var ordered = table.HitPolicy == HitPolicy.First || table.Rules[at].Otherwise;
            if (holds.Count == 0)
            {
                yield return new PackIssue("protocol.json", table.Rules[at].Id, "can never be reached: its condition never holds");
            }
            else if (ordered && holds.TrueForAll(row => row.Take(at).Any(truth => truth == true)))
            {
                var earlier = holds.Select(row => row.FindIndex(truth => truth == true)).Distinct().Order().Select(index => table.Rules[index].Id);
                yield return new PackIssue("protocol.json", table.Rules[at].Id, "can never be reached: wherever it holds, it is overlapped by " + string.Join(", ", earlier));
            }
        }
    }
}
