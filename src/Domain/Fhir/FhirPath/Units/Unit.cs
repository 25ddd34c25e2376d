namespace HealthAssess.Fhir.Paths;

/// <summary>A unit in terms of the base units: so many of them, and which.</summary>
/// <param name="Factor">How many of the base unit one of this is.</param>
/// <param name="Dimension">The base units with their exponents, in the order of their names: <c>g.m-1.s-2</c>; empty for plain numbers.</param>
internal sealed record Unit(Ratio Factor, string Dimension)
{
    /// <summary>The unit of a UCUM code; null where the code is unknown or stands for a scale with an offset (Cel and [degF], for which see <see cref="Scale"/>, pH).</summary>
    public static Unit? Find(string code) => UnitTable.Find(code);
}
