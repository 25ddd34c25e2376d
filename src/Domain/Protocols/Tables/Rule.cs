using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>One row of a decision table.</summary>
public sealed record Rule
{
    /// <summary>Its name in records and tests: <c>P1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The condition as it was written.</summary>
    public required string When { get; init; }

    /// <summary>The condition, compiled.</summary>
    internal Node Condition { get; init; } = new("value", [], true);

    /// <summary>True when it is asked only after every rule before it turned out not to hold.</summary>
    public bool Otherwise { get; init; }

    /// <summary>True for a warning sign: unknown leads to secondary screening.</summary>
    public bool RedFlag { get; init; }

    /// <summary>What it decides; null in a table that only collects outputs.</summary>
    public Disposition? Then { get; init; }

    /// <summary>How many days, for <see cref="Disposition.Monitor"/>.</summary>
    internal Node? Days { get; init; }

    /// <summary>Names of outputs that follow: cards, advice, suggestions.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The sentence that explains it, with <c>{places}</c> for answers and parameters.</summary>
    public required Texts Because { get; init; }

    /// <summary>Id of the <see cref="Source"/>, or null for the protocol's authority.</summary>
    public string? Source { get; init; }
}
