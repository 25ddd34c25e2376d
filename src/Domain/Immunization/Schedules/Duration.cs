using System.Globalization;
using System.Text;

namespace HealthAssess.Immunization.Schedules;

/// <summary>An age or an interval: years, months and days, each of either sign. A week is seven days.</summary>
/// <remarks>At the ends of the calendar nothing is added. CDSi 3.4: years first, then months, then days; a day that does not exist moves forward to the first of the next month (CALCDT-1 to CALCDT-6).</remarks>
internal readonly record struct Duration(int Years, int Months, int Days)
{
    /// <summary>The day that lies this far after another.</summary>
    public DateOnly From(DateOnly day)
    {
        if (day.Year is < 300 or > 9700)
        {
            return day;
        }

        if (Years != 0)
        {
            day = AddMonths(day, Years * 12);
        }

        if (Months != 0)
        {
            day = AddMonths(day, Months);
        }

        return Days == 0 ? day : day.AddDays(Days);
    }

    private static DateOnly AddMonths(DateOnly day, int months)
    {
        var moved = day.AddMonths(months);
        return moved.Day == day.Day ? moved : moved.AddDays(1);
    }

    /// <summary>Reads <c>12 months - 4 days</c> as CDSi writes it, and <c>12m-4d</c> as the pack does; nothing where there is no amount.</summary>
    public static Duration? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() is "n/a")
        {
            return null;
        }

        var rest = text.AsSpan();
        var sum = default(Duration);
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            sum = sum.Plus(Term(ref rest) ?? throw new FormatException($"not a duration: {text}"));
        }

        return sum;
    }

    private Duration Plus(Duration other) => new(Years + other.Years, Months + other.Months, Days + other.Days);

    /// <summary>One term: a sign or none, digits, a unit or its first letter.</summary>
    private static Duration? Term(ref ReadOnlySpan<char> text)
    {
        var sign = text[0] == '-' ? -1 : 1;
        text = text[0] is '+' or '-' ? text[1..].TrimStart() : text;
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        text = text[digits..].TrimStart();
        var length = text.IndexOfAnyExceptInRange('a', 'z') is var end && end < 0 ? text.Length : end;
        var unit = text[..length];
        text = text[length..];
        return unit switch
        {
            "y" or "year" or "years" => new(sign * amount, 0, 0),
            "m" or "month" or "months" => new(0, sign * amount, 0),
            "w" or "week" or "weeks" => new(0, 0, 7 * sign * amount),
            "d" or "day" or "days" => new(0, 0, sign * amount),
            _ => null,
        };
    }

    /// <summary>The short form: <c>12m-4d</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, Years, 'y');
        Append(text, Months, 'm');
        Append(text, Days % 7 == 0 ? Days / 7 : Days, Days % 7 == 0 ? 'w' : 'd');
        return text.Length == 0 ? "0d" : text.ToString();
    }

    private static void Append(StringBuilder text, int amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(amount > 0 && text.Length > 0 ? "+" : "")}{amount}{unit}");
        }
    }
}
