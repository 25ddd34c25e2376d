using System.Collections.Concurrent;
using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>Knows what a UCUM code is in base units, by its definition in terms of other codes.</summary>
/// <remarks>UCUM 4.2 to 4.5. Arbitrary units ([iU], [arb'U] …) are bases of their own: they compare only with themselves.</remarks>
internal static class UnitTable
{
    private const int Cached = 1000;
    private static readonly ConcurrentDictionary<string, Unit?> Known = new(StringComparer.Ordinal);

    public static Unit? Find(string code)
    {
        if (Known.TryGetValue(code, out var unit))
        {
            return unit;
        }

        unit = Compute(code);
        if (Known.Count < Cached)
        {
            Known.TryAdd(code, unit);
        }

        return unit;
    }

    private static Unit? Compute(string code)
    {
        if (UnitParser.Parse(code) is not { } symbols)
        {
            return null;
        }

        var factor = Ratio.One;
        var bases = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (symbol, exponent) in symbols)
        {
            if (Resolve(symbol, bases, exponent) is not { } part)
            {
                return null;
            }

            factor *= part.Power(exponent);
        }

        return new Unit(factor, string.Join('.', bases.Where(b => b.Value != 0).Select(Name)));
    }

    private static string Name(KeyValuePair<string, int> part) =>
        part.Value == 1 ? part.Key : part.Key + part.Value.ToString(CultureInfo.InvariantCulture);

    private static Ratio? Resolve(string symbol, SortedDictionary<string, int> bases, int exponent)
    {
        if (Atom(symbol, bases, exponent) is { } whole)
        {
            return whole;
        }

        foreach (var length in (ReadOnlySpan<int>)[1, 2])
        {
            if (symbol.Length > length && UnitDefinitions.Prefixes.TryGetValue(symbol[..length], out var prefix)
                && UnitDefinitions.IsMetric(symbol[length..]) && Atom(symbol[length..], bases, exponent) is { } rest)
            {
                return prefix * rest;
            }
        }

        return null;
    }

    private static Ratio? Atom(string symbol, SortedDictionary<string, int> bases, int exponent)
    {
        if (UnitDefinitions.Bases.Contains(symbol))
        {
            bases[symbol] = bases.GetValueOrDefault(symbol) + exponent;
            return Ratio.One;
        }

        if (decimal.TryParse(symbol, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number == 0 ? null : Ratio.Of(number);
        }

        return UnitDefinitions.Find(symbol) is var (factor, unit) && Find(unit) is { } definition
            ? Expand(Ratio.Of(factor) * definition.Factor, definition, bases, exponent)
            : null;
    }

    private static Ratio Expand(Ratio factor, Unit definition, SortedDictionary<string, int> bases, int exponent)
    {
        foreach (var (symbol, power) in UnitParser.Parse(definition.Dimension) ?? [])
        {
            bases[symbol] = bases.GetValueOrDefault(symbol) + (power * exponent);
        }

        return factor;
    }
}
