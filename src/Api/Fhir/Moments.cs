using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>What a moment or date of a query covers (UTC): the whole year, month or day, and of a moment as much as its last digit leaves open.</summary>
internal sealed record Moments(DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>The least that the database tells apart, in ticks.</summary>
    private const long Microsecond = 10;

    /// <summary>Null for no text and for what is no date.</summary>
    public static Moments? Of(string? text)
    {
        if (text is null || !FhirDateTime.TryParse(text, out var date))
        {
            return null;
        }

        return date.Instant is { } instant
            ? new Moments(instant, EndOf(instant, text))
            : new Moments(Midnight(date.Date.First), date.Date.Last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(date.Date.Last.AddDays(1)).AddTicks(-Microsecond));
    }

    /// <summary>A second where only seconds were said, a millisecond where three digits were: what is shown as 09:30:00.615 happened some microseconds later.</summary>
    private static DateTimeOffset EndOf(DateTimeOffset instant, string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        var left = (long)Math.Pow(10, 7 - Math.Min(6, digits)) - Microsecond;
        return DateTimeOffset.MaxValue.UtcTicks - instant.UtcTicks > left ? instant.AddTicks(left) : instant;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
