namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>A few UCUM units, in grams, metres and seconds.</summary>
internal static class SpecUnits
{
    private static readonly Dictionary<string, (char Dimension, decimal Factor)> Known = new()
    {
        ["kg"] = ('M', 1000m),
        ["g"] = ('M', 1m),
        ["mg"] = ('M', 0.001m),
        ["m"] = ('L', 1m),
        ["cm"] = ('L', 0.01m),
        ["min"] = ('T', 60m),
    };

    public static IReadOnlyCollection<string> Codes => Known.Keys;

    /// <summary>What a number in one unit is multiplied with to be in another; null where they measure different things.</summary>
    public static decimal? Factor(string from, string to) =>
        Known.TryGetValue(from, out var one) && Known.TryGetValue(to, out var other) && one.Dimension == other.Dimension ? one.Factor / other.Factor : null;
}
