namespace HealthAssess.Fhir.Paths;

/// <summary>Reads partial dates and times: as much as is written, in the order of ISO 8601, and nothing else.</summary>
/// <remarks>The lexical rules DATEFORMAT, TIMEFORMAT and TIMEZONEOFFSETFORMAT of the FHIRPath grammar.</remarks>
internal ref struct TemporalParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public static Temporal? Date(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        return parser.ReadDate(ItemKind.Date) is { } date && parser.AtEnd ? date : null;
    }

    public static Temporal? DateTime(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        var value = parser.ReadDate(ItemKind.DateTime);
        if (value is null || parser.AtEnd)
        {
            return value;
        }

        value = parser.Take('T') ? parser.AtEnd ? value : parser.ReadTime(value) : null;
        value = value is null ? null : parser.ReadOffset(value);
        return parser.AtEnd ? value : null;
    }

    public static Temporal? Time(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        return parser.ReadTime(new Temporal(ItemKind.Time, TemporalPrecision.Hour)) is { } time && parser.AtEnd ? time : null;
    }

    private readonly bool AtEnd => _at == _text.Length;

    private Temporal? ReadDate(ItemKind kind)
    {
        if (Digits(4) is not { } year || year == 0)
        {
            return null;
        }

        if (!Take('-'))
        {
            return new Temporal(kind, TemporalPrecision.Year) { Year = year };
        }

        if (Digits(2) is not { } month || month is < 1 or > 12)
        {
            return null;
        }

        if (!Take('-'))
        {
            return new Temporal(kind, TemporalPrecision.Month) { Year = year, Month = month };
        }

        return Digits(2) is { } day && day >= 1 && day <= System.DateTime.DaysInMonth(year, month)
            ? new Temporal(kind, TemporalPrecision.Day) { Year = year, Month = month, Day = day }
            : null;
    }

    private Temporal? ReadTime(Temporal date)
    {
        if (Digits(2) is not { } hour || hour > 23)
        {
            return null;
        }

        var value = date with { Hour = hour };
        if (!Take(':'))
        {
            return value with { Precision = TemporalPrecision.Hour };
        }

        if (Digits(2) is not { } minute || minute > 59)
        {
            return null;
        }

        return Take(':') ? ReadSecond(value with { Minute = minute }) : value with { Minute = minute, Precision = TemporalPrecision.Minute };
    }

    // FHIR allows second 60 for leap seconds; it counts as the next minute's first.
    private Temporal? ReadSecond(Temporal value)
    {
        if (Digits(2) is not { } second || second > 60)
        {
            return null;
        }

        value = value with { Second = second, Precision = TemporalPrecision.Second };
        return Take('.') ? ReadFraction(value) : value;
    }

    private Temporal? ReadFraction(Temporal value)
    {
        int digits = 0, fraction = 0;
        for (; !AtEnd && char.IsAsciiDigit(_text[_at]); _at++, digits++)
        {
            fraction = digits < 7 ? (fraction * 10) + (_text[_at] - '0') : fraction;
        }

        for (var missing = digits; missing < 7; missing++)
        {
            fraction *= 10;
        }

        return digits == 0 ? null : value with { Fraction = fraction, FractionDigits = Math.Min(digits, 7) };
    }

    private Temporal? ReadOffset(Temporal value)
    {
        if (AtEnd)
        {
            return value;
        }

        if (Take('Z'))
        {
            return value with { Offset = 0 };
        }

        var sign = Take('+') ? 1 : Take('-') ? -1 : 0;
        return sign != 0 && Digits(2) is { } hours && hours <= 14 && Take(':') && Digits(2) is { } minutes && minutes <= 59
            ? value with { Offset = sign * ((hours * 60) + minutes) }
            : null;
    }

    private bool Take(char letter)
    {
        var taken = _at < _text.Length && _text[_at] == letter;
        _at += taken ? 1 : 0;
        return taken;
    }

    private int? Digits(int count)
    {
        if (_at + count > _text.Length)
        {
            return null;
        }

        var number = 0;
        foreach (var letter in _text.Slice(_at, count))
        {
            if (!char.IsAsciiDigit(letter))
            {
                return null;
            }

            number = (number * 10) + (letter - '0');
        }

        _at += count;
        return number;
    }
}
