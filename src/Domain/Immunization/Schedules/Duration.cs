using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HealthAssess.Immunization.Schedules;

/// <summary>An age or an interval: years, months and days, each of either sign. A week is seven days.</summary>
/// <remarks>At the ends of the calendar nothing is added. CDSi 3.4: years first, then months, then days; a day that does not exist moves forward to the first of the next month (CALCDT-1 to CALCDT-6).</remarks>
internal readonly partial record struct Duration(int Years, int Months, int Days)
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

        var sum = default(Duration);
        var rest = Term().Replace(text, term =>
        {
            sum = sum.Plus(term);
            return "";
        });
        return string.IsNullOrWhiteSpace(rest) ? sum : throw new FormatException($"not a duration: {text}");
    }

    private Duration Plus(Match term)
    {
        var amount = int.Parse(term.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) * (term.Groups["sign"].Value == "-" ? -1 : 1);
        return term.Groups["unit"].ValueSpan[0] switch
        {
            'y' => this with { Years = Years + amount },
            'm' => this with { Months = Months + amount },
            'w' => this with { Days = Days + (7 * amount) },
            _ => this with { Days = Days + amount },
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

    [GeneratedRegex(@"(?<sign>[+-]?)\s*(?<amount>\d+)\s*(?<unit>years?|months?|weeks?|days?|[ymwd])(?![a-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex Term();
}
