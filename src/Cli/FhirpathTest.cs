namespace HealthAssess.Cli;

/// <summary>One test of the suite.</summary>
internal sealed record FhirpathTest(string Group, string Name, string Expression, string? InputFile)
{
    /// <summary>The collection it must select, in order: type where the suite gives one, and value.</summary>
    public required IReadOnlyList<(string? Type, string Value)> Outputs { get; init; }

    /// <summary>syntax, semantic or execution where the expression must fail; else null.</summary>
    public string? Invalid { get; init; }

    /// <summary>Whether the result is whether there is any.</summary>
    public bool Predicate { get; init; }

    public bool Strict { get; init; }

    /// <summary>Whether functions that need an order must have one.</summary>
    public bool ChecksOrder { get; init; }

    /// <summary>Whether the outputs may come in any order.</summary>
    public bool Unordered { get; init; }
}
