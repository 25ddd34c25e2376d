namespace HealthAssess.Fhir;

/// <summary>Reads the parts of FHIR's dates and times.</summary>
internal static class DateText
{
    public static bool TryDate(ReadOnlySpan<char> text, out FhirDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10) || !TryNumber(text[..4], out var year) || year == 0)
        {
            return false;
        }

        int month = 0, day = 0;
        if (text.Length > 4 && !(text[4] == '-' && TryNumber(text[5..7], out month) && month is >= 1 and <= 12))
        {
            return false;
        }

        if (text.Length > 7 && !(text[7] == '-' && TryNumber(text[8..10], out day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        date = new FhirDate(year, text.Length > 4 ? month : null, text.Length > 7 ? day : null);
        return true;
    }

    /// <summary><c>hh:mm:ss</c> with an optional fraction; a leap second counts as the last moment of its minute.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryNumber(text[..2], out var hour) || hour > 23 || !TryNumber(text[3..5], out var minute) || minute > 59
            || !TryNumber(text[6..8], out var second) || second > 60 || !TryFraction(text[8..], out var fraction))
        {
            return false;
        }

        ticks = (((hour * 60L) + minute) * 60 * TimeSpan.TicksPerSecond)
            + (second == 60 ? (60 * TimeSpan.TicksPerSecond) - 1 : (second * TimeSpan.TicksPerSecond) + fraction);
        return true;
    }

    /// <summary><c>Z</c> or <c>±hh:mm</c>, at most fourteen hours.</summary>
    public static bool TryZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryNumber(text[1..3], out var hours) || !TryNumber(text[4..6], out var minutes) || minutes > 59 || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        offset = TimeSpan.FromMinutes((text[0] == '-' ? -1 : 1) * ((hours * 60) + minutes));
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != '.' || text.Length < 2 || text[1..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        for (int place = 1, unit = 1_000_000; place < text.Length && unit > 0; place++, unit /= 10)
        {
            ticks += (text[place] - '0') * (long)unit;
        }

        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
