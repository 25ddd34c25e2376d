using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HealthAssess.Fhir;

/// <summary>A date that may lack its day, or its month and day.</summary>
/// <remarks>FHIR R4, datatypes.html#date.</remarks>
public readonly record struct FhirDate
{
    /// <summary>A date with as much as is known.</summary>
    public FhirDate(int year, int? month = null, int? day = null) => (Year, Month, Day) = (year, month, day);

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or null.</summary>
    public int? Month { get; }

    /// <summary>1 to 31, or null.</summary>
    public int? Day { get; }

    /// <summary>How much is known.</summary>
    public DatePrecision Precision => Day is not null ? DatePrecision.Day : Month is not null ? DatePrecision.Month : DatePrecision.Year;

    /// <summary>The first day it may mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it may mean.</summary>
    public DateOnly Last => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>A full date.</summary>
    public static FhirDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The day where it is known, else null.</summary>
    public DateOnly? ToDateOnly() => Day is null ? null : First;

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>; throws on anything else.</summary>
    public static FhirDate Parse(string text) => TryParse(text, out var date) ? date : throw new FormatException("This is no FHIR date.");

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c> of a day that exists.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FhirDate date)
    {
        date = default;
        return text is not null && DateText.TryDate(text, out date);
    }

    /// <summary>The date as FHIR writes it, with the precision it has.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => Year.ToString("D4", CultureInfo.InvariantCulture),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}"),
    };
}
