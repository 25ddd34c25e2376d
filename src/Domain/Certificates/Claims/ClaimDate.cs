using System.Globalization;
using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Claims;

/// <summary>Dates inside claims.</summary>
internal static class ClaimDate
{
    /// <summary>The day of a complete ISO date, perhaps with a time after it; null for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && (text.Length == 10 || text[10] is 'T' or ' ')
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The day as it is signed.</summary>
    public static CborValue Of(DateOnly day) => CborValue.Of(Write(day));

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
