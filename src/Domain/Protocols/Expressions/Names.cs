namespace HealthAssess.Protocols.Expressions;

/// <summary>The names an expression of one protocol may use.</summary>
/// <param name="Parameters">Parameters and their kinds.</param>
/// <param name="Questions">Questions and their kinds.</param>
/// <param name="Groups">Groups of questions and the questions in them.</param>
/// <param name="Definitions">Expressions the protocol has named, in order; each may use those before it.</param>
internal sealed record Names(
    IReadOnlyDictionary<string, Kind> Parameters,
    IReadOnlyDictionary<string, Kind> Questions,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    Dictionary<string, (Node Node, Kind Kind)> Definitions)
{
    /// <summary>What is known of the person besides answers.</summary>
    public static IReadOnlyDictionary<string, Kind> Facts { get; } = new Dictionary<string, Kind>
    {
        ["patient.ageDays"] = Kind.Number,
        ["patient.ageMonths"] = Kind.Number,
        ["patient.ageYears"] = Kind.Number,
        ["patient.gender"] = Kind.Text,
    };
}
