using System.Text.RegularExpressions;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>The instants that a date in a query covers: a year, a month, a day, a minute, a second or less.</summary>
/// <remarks>FHIR R4, search.html#date. UTC where no zone is given.</remarks>
internal sealed partial record DateInterval(DateTime Low, DateTime High)
{
    /// <summary>Reads what follows the prefix; null for what is no date.</summary>
    public static DateInterval? Of(string text)
    {
        // A plus sign that was not escaped arrives as a blank.
        text = text.Replace(' ', '+');
        if (Minutes().Match(text) is { Success: true } minute)
        {
            text = $"{minute.Groups[1].Value}:00{(minute.Groups[2].Length == 0 ? "Z" : minute.Groups[2].Value)}";
            return FhirDateTime.TryParse(text, out var whole) && whole.Instant is { } start ? Range(start, TimeSpan.FromMinutes(1)) : null;
        }

        if (Seconds().IsMatch(text))
        {
            text += "Z";
        }

        if (!FhirDateTime.TryParse(text, out var date))
        {
            return null;
        }

        return date.Instant is not { } instant ? Days(date.Date)
            : DateRange.IsLeapSecond(text) ? Range(instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.FromSeconds(1))
            : Range(instant, Width(text));
    }

    private static DateInterval Days(FhirDate date)
    {
        return new DateInterval(Midnight(date.First), date.Last == DateOnly.MaxValue ? Moments.Last : Midnight(date.Last.AddDays(1)));
    }

    private static DateInterval Range(DateTimeOffset low, TimeSpan width) => new(Moments.Fit(low), Moments.Shift(low.UtcDateTime, width));

    private static DateTime Midnight(DateOnly day) => Moments.Fit(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static TimeSpan Width(string text)
    {
        var fraction = Fraction().Match(text) is { Success: true } match ? match.Groups[1].Length : 0;
        return TimeSpan.FromTicks((long)Math.Pow(10, 7 - Math.Min(6, fraction)));
    }

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\.(\d+)")]
    private static partial Regex Fraction();
}
