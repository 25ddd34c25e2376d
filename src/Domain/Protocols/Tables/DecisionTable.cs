using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Rules that are read together.</summary>
public sealed record DecisionTable
{
    /// <summary>Its name: <c>primary</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Which rules that hold decide.</summary>
    public required HitPolicy HitPolicy { get; init; }

    /// <summary>When the table is read at all; null for always. A later table that is read replaces the decision of an earlier one.</summary>
    internal Node? Begins { get; init; }

    /// <summary>True for a later stage.</summary>
    public bool HasStage => Begins is not null;

    /// <summary>The rules in order.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }
}
