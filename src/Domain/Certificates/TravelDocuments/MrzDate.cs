using System.Globalization;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>A date of a machine-readable zone: YYMMDD, of which fillers may hide the day, the month or all.</summary>
/// <remarks>
/// ICAO Doc 9303-3, 4.8: unknown parts of a date of birth are fillers. Letters are never a date, though a check digit
/// can agree with them by chance (BB for 88 does), so the type is checked apart from the digit.
/// </remarks>
public readonly record struct MrzDate
{
    internal MrzDate(string text) => Text = text;

    /// <summary>The six characters as read.</summary>
    public string Text { get; }

    /// <summary>True when the characters are a date, complete or with its unknown end filled.</summary>
    public bool IsWellFormed => (YearOfCentury, Month, Day) switch
    {
        (null, null, null) => Text is "<<<<<<",
        ({ } year, { } month, { } day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Leap(year), month),
        ({ } _, { } month, null) => month is >= 1 and <= 12 && Text[4..] is "<<",
        ({ } _, null, null) => Text[2..] is "<<<<",
        _ => false,
    };

    /// <summary>True when day, month and year are all known and exist.</summary>
    public bool IsComplete => IsWellFormed && Day is not null;

    /// <summary>Last two digits of the year, or null.</summary>
    public int? YearOfCentury => Number(0);

    /// <summary>Month, or null when unknown.</summary>
    public int? Month => Number(2);

    /// <summary>Day, or null when unknown.</summary>
    public int? Day => Number(4);

    /// <summary>
    /// The date of birth as FHIR writes it (<c>1990</c>, <c>1990-05</c>, <c>1990-05-17</c>), or null.
    /// The century is the latest that leaves the birth on or before <paramref name="today"/>: nobody is born tomorrow, and the very old confirm by hand.
    /// </summary>
    /// <param name="today">The date at the Point of Entry.</param>
    public string? AsBirthDate(DateOnly today)
    {
        if (!IsWellFormed || YearOfCentury is not { } yy)
        {
            return null;
        }

        var century = today.Year - (today.Year % 100);
        var earliest = new DateOnly(century + yy, Month ?? 1, Math.Min(Day ?? 1, DateTime.DaysInMonth(century + yy, Month ?? 1)));
        return Write(earliest > today ? century + yy - 100 : century + yy);
    }

    /// <summary>
    /// The date of expiry, or null when it is not a complete date. The century is the one that brings it nearest to
    /// <paramref name="today"/> (from 50 years before to 49 after): documents are valid for at most some tens of years.
    /// </summary>
    /// <param name="today">The date at the Point of Entry.</param>
    public DateOnly? AsExpiry(DateOnly today)
    {
        if (!IsComplete)
        {
            return null;
        }

        var century = today.Year - (today.Year % 100);
        var year = century + YearOfCentury!.Value;
        year += year < today.Year - 50 ? 100 : year >= today.Year + 50 ? -100 : 0;
        return Day > DateTime.DaysInMonth(year, Month!.Value) ? null : new DateOnly(year, Month.Value, Day!.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // 29 February passes in every year whose number ends so that some century makes it a leap year.
    private static int Leap(int yy) => yy % 4 == 0 ? 2000 : 2001;

    private string? Write(int year) => (Month, Day) switch
    {
        (null, _) => year.ToString("D4", CultureInfo.InvariantCulture),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}"),
        ({ } month, { } day) => day > DateTime.DaysInMonth(year, month) ? null : string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"),
    };

    private int? Number(int at) =>
        char.IsAsciiDigit(Text[at]) && char.IsAsciiDigit(Text[at + 1]) ? ((Text[at] - '0') * 10) + Text[at + 1] - '0' : null;
}
