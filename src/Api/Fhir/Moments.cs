using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>A moment of a query, or the whole day, month or year that a date covers (UTC).</summary>
internal sealed record Moments(DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>Null for no text and for what is no date.</summary>
    public static Moments? Of(string? text)
    {
        if (text is null || !FhirDateTime.TryParse(text, out var date))
        {
            return null;
        }

        return date.Instant is { } instant
            ? new Moments(instant, instant)
            : new Moments(Midnight(date.Date.First), date.Date.Last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(date.Date.Last.AddDays(1)).AddTicks(-10));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
