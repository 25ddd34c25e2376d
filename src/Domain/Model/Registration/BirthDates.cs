using System.Globalization;

namespace HealthAssess.Domain.Registration;

/// <summary>Birth dates as people know them: a day, a month, a year, or nothing.</summary>
public static class BirthDates
{
    /// <summary>Nobody living was born earlier.</summary>
    public const int EarliestYear = 1900;

    /// <summary>Why a birth date cannot be right, or null.</summary>
    /// <param name="text">A year, a month (yyyy-MM) or a day (yyyy-MM-dd); empty when unknown.</param>
    /// <param name="today">Today at the Point of Entry.</param>
    public static Refusal? Objection(string? text, DateOnly today)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (First(text) is not { } first)
        {
            return new(RefusalKind.Invalid, "birth-date-impossible", "There is no such date. Give a year, a month (1990-05) or a day (1990-05-31).", "birthDate");
        }

        return first switch
        {
            _ when first > today => new(RefusalKind.Invalid, "birth-date-future", "The birth date lies in the future.", "birthDate"),
            { Year: < EarliestYear } => new(RefusalKind.Invalid, "birth-date-too-early", "The birth date lies before 1900. Check the year.", "birthDate"),
            _ => null,
        };
    }

    /// <summary>The first day that a partial date may mean; null when there is no such date.</summary>
    public static DateOnly? First(string text)
    {
        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        return format is not null && DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
