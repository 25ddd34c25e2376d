namespace HealthAssess.Fhir.Paths;

/// <summary>Reads partial dates and times: as much as is written, in the order of ISO 8601, and nothing else.</summary>
/// <remarks>The lexical rules DATEFORMAT, TIMEFORMAT and TIMEZONEOFFSETFORMAT of the FHIRPath grammar.</remarks>
internal ref struct TemporalParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private TemporalPrecision _precision;
    private int _at;
    private int _year = 1;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _fraction;
    private int _fractionDigits;
    private int? _offset;

    public static Temporal? Date(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        return parser.ReadDate() && parser.AtEnd ? parser.Value(ItemKind.Date) : null;
    }

    public static Temporal? DateTime(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        return parser.ReadDate() && (parser.AtEnd || (parser.Take('T') && (parser.AtEnd || (parser.ReadTime() && parser.ReadOffset())))) && parser.AtEnd
            ? parser.Value(ItemKind.DateTime)
            : null;
    }

    public static Temporal? Time(ReadOnlySpan<char> text)
    {
        var parser = new TemporalParser(text);
        return parser.ReadTime() && parser.AtEnd ? parser.Value(ItemKind.Time) : null;
    }

    private readonly bool AtEnd => _at == _text.Length;

    private readonly Temporal Value(ItemKind kind) => new(kind, _precision)
    {
        Year = _year,
        Month = _month,
        Day = _day,
        Hour = _hour,
        Minute = _minute,
        Second = _second,
        Fraction = _fraction,
        FractionDigits = _fractionDigits,
        Offset = _offset,
    };

    private bool ReadDate()
    {
        _precision = TemporalPrecision.Year;
        if (!Digits(4, 1, 9999, out _year) || !Take('-'))
        {
            return _at == 4;
        }

        _precision = TemporalPrecision.Month;
        if (!Digits(2, 1, 12, out _month) || !Take('-'))
        {
            return _at == 7;
        }

        _precision = TemporalPrecision.Day;
        return Digits(2, 1, System.DateTime.DaysInMonth(_year, _month), out _day);
    }

    // FHIR allows second 60 for leap seconds; it counts as the next minute's first.
    private bool ReadTime()
    {
        _precision = TemporalPrecision.Hour;
        var start = _at;
        if (!Digits(2, 0, 23, out _hour) || !Take(':'))
        {
            return _at == start + 2;
        }

        _precision = TemporalPrecision.Minute;
        if (!Digits(2, 0, 59, out _minute) || !Take(':'))
        {
            return _at == start + 5;
        }

        _precision = TemporalPrecision.Second;
        return Digits(2, 0, 60, out _second) && (!Take('.') || ReadFraction());
    }

    private bool ReadFraction()
    {
        var digits = 0;
        for (; !AtEnd && char.IsAsciiDigit(_text[_at]); _at++, digits++)
        {
            _fraction = digits < 7 ? (_fraction * 10) + (_text[_at] - '0') : _fraction;
        }

        _fractionDigits = Math.Min(digits, 7);
        for (var missing = _fractionDigits; missing < 7; missing++)
        {
            _fraction *= 10;
        }

        return digits > 0;
    }

    private bool ReadOffset()
    {
        if (AtEnd || Take('Z'))
        {
            _offset = _text[^1] == 'Z' ? 0 : null;
            return true;
        }

        var sign = Take('+') ? 1 : Take('-') ? -1 : 0;
        if (sign == 0 || !Digits(2, 0, 14, out var hours) || !Take(':') || !Digits(2, 0, 59, out var minutes))
        {
            return false;
        }

        _offset = sign * ((hours * 60) + minutes);
        return true;
    }

    private bool Take(char letter)
    {
        var taken = _at < _text.Length && _text[_at] == letter;
        _at += taken ? 1 : 0;
        return taken;
    }

    // Nothing is taken where the digits are missing or out of bounds.
    private bool Digits(int count, int least, int most, out int number)
    {
        number = least;
        if (_at + count > _text.Length)
        {
            return false;
        }

        var value = 0;
        foreach (var letter in _text.Slice(_at, count))
        {
            if (!char.IsAsciiDigit(letter))
            {
                return false;
            }

            value = (value * 10) + (letter - '0');
        }

        if (value < least || value > most)
        {
            return false;
        }

        (_at, number) = (_at + count, value);
        return true;
    }
}
