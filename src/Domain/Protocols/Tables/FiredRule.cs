namespace HealthAssess.Protocols;

/// <summary>A rule that held, nearly held or could not be known, with what it read.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Inputs">Answers, facts and parameters it read; null where unknown.</param>
public sealed record FiredRule(string Table, Rule Rule, IReadOnlyDictionary<string, object?> Inputs);
