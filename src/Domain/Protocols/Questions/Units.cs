namespace HealthAssess.Protocols;

/// <summary>Conversions between UCUM units that people bring to a question. What is not here is refused, never guessed.</summary>
internal static class Units
{
    private static readonly Dictionary<(string From, string To), Func<decimal, decimal>> Table = new()
    {
        [("[degF]", "Cel")] = value => (value - 32m) * 5m / 9m,
        [("cm", "mm")] = value => value * 10m,
        [("mm", "cm")] = value => value / 10m,
        [("m", "cm")] = value => value * 100m,
        [("g", "kg")] = value => value / 1000m,
        [("[lb_av]", "kg")] = value => value * 0.45359237m,
        [("[in_i]", "cm")] = value => value * 2.54m,
        [("g/L", "g/dL")] = value => value / 10m,
        [("wk", "d")] = value => value * 7m,
    };

    public static decimal? Convert(decimal value, string? from, string? to) =>
        from is null || from == to ? value
        : to is not null && Table.TryGetValue((from, to), out var convert) ? convert(value)
        : null;
}
