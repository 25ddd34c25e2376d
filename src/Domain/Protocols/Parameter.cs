using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>A number, text or list that a rule reads and a country may set for itself.</summary>
public sealed record Parameter
{
    /// <summary>The name expressions use.</summary>
    public required string Name { get; init; }

    /// <summary>What it means, for the person who changes it.</summary>
    public required Texts Title { get; init; }

    /// <summary>What kind of value it holds.</summary>
    internal Kind Kind { get; init; }

    /// <summary>The value where nobody sets another; null means not known.</summary>
    public object? Default { get; init; }

    /// <summary>UCUM unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The least value a country may set.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest value a country may set.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The only texts it may hold; empty means any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>How close to this threshold a value counts as having nearly reached it.</summary>
    public decimal Near { get; init; }

    /// <summary>Id of the <see cref="Source"/> of its default.</summary>
    public required string Source { get; init; }

    /// <summary>Values of countries, by ISO 3166-1 alpha-3.</summary>
    public IReadOnlyDictionary<string, object?> Countries { get; init; } = new Dictionary<string, object?>();

    /// <summary>Why a value cannot be used, or null when it can.</summary>
    internal string? Objection(object? value) => value switch
    {
        decimal number when Kind != Kind.Number => "is not a number",
        decimal number when number < Minimum || number > Maximum => $"is outside {Minimum} to {Maximum}",
        decimal => null,
        string text when Kind != Kind.Text => "is a text",
        string text when Allowed.Count > 0 && !Allowed.Contains(text) => "is not one of " + string.Join(", ", Allowed),
        string => null,
        IReadOnlyList<string> when Kind == Kind.List => null,
        null when Default is null => null,
        _ => $"is not a {Kind.ToString().ToLowerInvariant()}",
    };
}
