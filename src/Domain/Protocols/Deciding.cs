using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Runs the tables of a protocol over a situation. Pure: the same version and situation always give the same decision.</summary>
internal static class Deciding
{
    public static Decision Decide(Protocol protocol, Situation situation)
    {
        var parameters = protocol.ParametersIn(situation);
        var evaluator = new Evaluator(situation, parameters);
        var read = protocol.Tables
            .Where(table => table.Begins is null || evaluator.Truth(table.Begins) == true)
            .Select(table => (Table: table, Reading: TableReading.Of(table, evaluator)))
            .ToList();
        var (stage, reading) = read.Last(pair => pair.Table.HitPolicy != HitPolicy.Collect);
        var open = Rules(read.Where(pair => pair.Table == stage), pair => pair.Unknown).ToList();
        var fired = Rules(read, pair => pair.Fired).ToList();
        var days = reading.Deciding?.Days is { } node ? evaluator.Number(node) : null;

        return new Decision
        {
            Protocol = protocol,
            Situation = situation,
            Disposition = reading.Disposition,
            Days = days is { } n ? (int)Math.Max(0, n) : null,
            Stage = stage.Id,
            Fired = fired,
            Near = [.. NearlyFired(protocol, read, evaluator)],
            Open = open,
            Unknown = Missing(protocol, open, evaluator),
            Parameters = parameters,
            Outputs = [.. fired.Where(rule => rule.Table == stage.Id || rule.Rule.Then is null).SelectMany(rule => rule.Rule.Outputs).Distinct()],
        };

        IEnumerable<FiredRule> Rules(IEnumerable<(DecisionTable Table, TableReading Reading)> tables, Func<TableReading, IReadOnlyList<Rule>> which) =>
            tables.SelectMany(pair => which(pair.Reading).Select(rule => new FiredRule(pair.Table.Id, rule, Inputs(rule, evaluator))));
    }

    private static IEnumerable<FiredRule> NearlyFired(
        Protocol protocol, IEnumerable<(DecisionTable Table, TableReading Reading)> read, Evaluator evaluator) =>
        from pair in read
        from rule in pair.Table.Rules.Except(pair.Reading.Fired).Except(pair.Reading.Unknown)
        where Nearness.Of(rule.Condition, evaluator, protocol.Parameters)
        select new FiredRule(pair.Table.Id, rule, Inputs(rule, evaluator));

    private static Dictionary<string, object?> Inputs(Rule rule, Evaluator evaluator) => rule.Condition.All()
        .Where(node => node.Op is "answer" or "parameter" or "fact")
        .DistinctBy(node => (string)node.Literal!)
        .ToDictionary(node => (string)node.Literal!, evaluator.Value);

    private static List<string> Missing(Protocol protocol, List<FiredRule> open, Evaluator evaluator)
    {
        var missing = open.SelectMany(rule => Missing(protocol, rule.Rule.Condition, evaluator)).ToHashSet();
        return [.. protocol.Questions.Select(question => question.LinkId).Where(missing.Contains)];
    }

    /// <summary>The answers that make a part unknown; parts that are known in spite of missing answers miss nothing.</summary>
    private static IEnumerable<string> Missing(Protocol protocol, Node node, Evaluator evaluator) =>
        evaluator.Value(node) is not null ? []
        : node.Op != "answer" ? node.Arguments.SelectMany(part => Missing(protocol, part, evaluator))
        : protocol.Questions.First(question => question.LinkId == (string)node.Literal!).Calculated is { } formula ? Missing(protocol, formula, evaluator)
        : [(string)node.Literal!];
}
