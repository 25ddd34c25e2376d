using System.Collections.Frozen;

namespace HealthAssess.Fhir.Paths;

/// <summary>A temperature scale with a zero of its own: so many kelvins a degree, and where its zero is.</summary>
/// <param name="Degree">Kelvins of one degree.</param>
/// <param name="Zero">Kelvins at zero degrees.</param>
/// <remarks>UCUM, sections 21 and 22, special units: only the unit alone stands for the scale; in <c>Cel/min</c> it would be a difference.</remarks>
internal sealed record Scale(Ratio Degree, Ratio Zero)
{
    private const string Kelvin = "K";

    private static readonly FrozenDictionary<string, Scale> All = new Dictionary<string, Scale>
    {
        ["Cel"] = new(Ratio.One, Ratio.Of(273.15m)),
        ["[degF]"] = new(Ratio.Of(5) / Ratio.Of(9), Ratio.Of(459.67m) * Ratio.Of(5) / Ratio.Of(9)),
        ["[degRe]"] = new(Ratio.Of(1.25m), Ratio.Of(273.15m)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes of those scales.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The scale of a code, that of kelvins and their multiples included; null where it is no temperature.</summary>
    public static Scale? Find(string code) => All.TryGetValue(code, out var scale) ? scale
        : Unit.Find(code) is { Dimension: Kelvin } unit ? new Scale(unit.Factor, Ratio.Of(0))
        : null;

    /// <summary>A temperature of this scale in another.</summary>
    public Ratio Convert(Ratio value, Scale other) => ((value * Degree) + Zero - other.Zero) / other.Degree;

    /// <summary>A temperature of one unit in another; null unless both are temperatures and one has a zero of its own.</summary>
    public static Ratio? Convert(decimal value, string from, string to) =>
        (All.ContainsKey(from) || All.ContainsKey(to)) && Find(from) is { } scale && Find(to) is { } other ? scale.Convert(Ratio.Of(value), other) : null;
}
