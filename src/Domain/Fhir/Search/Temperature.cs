namespace HealthAssess.Fhir.Search;

/// <summary>Temperatures on scales with a zero of their own, which no factor converts: 38 Cel is 100.4 [degF].</summary>
/// <remarks>FHIR R4, search.html#quantity; UCUM, special units.</remarks>
public static class Temperature
{
    /// <summary>The UCUM codes of those scales.</summary>
    public static IReadOnlyList<string> Scales => Paths.Scale.Codes;

    /// <summary>True for a UCUM code that measures temperature, on one of those scales or from the absolute zero.</summary>
    public static bool Measures(string code) => Paths.Scale.Find(code) is not null;

    /// <summary>A temperature in another unit; null where either is none, or where a factor does.</summary>
    public static decimal? Convert(decimal value, string from, string to) => Paths.Scale.Convert(value, from, to)?.ToDecimal();
}
