using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>A number with a unit: a UCUM code, or a word of the calendar (<c>4 days</c>).</summary>
/// <remarks>FHIRPath N1, 3.1.9. A Quantity of a resource says <c>a</c> or <c>d</c> for either: <see cref="UnitStyle.Either"/>.</remarks>
internal sealed record Quantity(decimal Value, string Unit, UnitStyle Style = UnitStyle.Ucum)
{
    /// <summary>The unit of a plain number.</summary>
    public const string One = "1";

    public static Quantity Of(decimal value) => new(value, One);

    public bool IsPlain => Unit == One;

    public override string ToString() =>
        Value.ToString(CultureInfo.InvariantCulture) + " " + (Style == UnitStyle.Calendar ? Unit : "'" + Unit + "'");
}
