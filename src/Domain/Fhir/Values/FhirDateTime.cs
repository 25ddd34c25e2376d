using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HealthAssess.Fhir;

/// <summary>A date, dateTime or instant: a date that may be partial, or a date with a time and its zone. Writes back what was read.</summary>
/// <remarks>FHIR R4, datatypes.html#dateTime and #instant.</remarks>
public readonly record struct FhirDateTime
{
    private readonly string? _text;

    private FhirDateTime(string text, FhirDate date, DateTimeOffset? instant) => (_text, Date, Instant) = (text, date, instant);

    /// <summary>The date, in the zone it was written in.</summary>
    public FhirDate Date { get; }

    /// <summary>The moment, where a time was said.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>The first moment it may mean, for sorting; a date without a time begins at midnight UTC.</summary>
    public DateTimeOffset Earliest => Instant ?? new DateTimeOffset(Date.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>How much was said.</summary>
    public DatePrecision Precision => Instant is null ? Date.Precision : DatePrecision.Second;

    /// <summary>A date without a time.</summary>
    public static FhirDateTime Of(FhirDate date) => new(date.ToString(), date, null);

    /// <summary>A moment, written with its own offset and milliseconds where it has any.</summary>
    public static FhirDateTime Of(DateTimeOffset moment)
    {
        var text = moment.ToString(moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var zone = moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture);
        return new(text + zone, FhirDate.Of(DateOnly.FromDateTime(moment.DateTime)), moment);
    }

    /// <summary>A moment as a dateTime.</summary>
    public static implicit operator FhirDateTime(DateTimeOffset moment) => Of(moment);

    /// <summary>A date as a dateTime.</summary>
    public static implicit operator FhirDateTime(FhirDate date) => Of(date);

    /// <summary>The same as <see cref="Of(DateTimeOffset)"/>.</summary>
    public static FhirDateTime FromDateTimeOffset(DateTimeOffset moment) => Of(moment);

    /// <summary>The same as <see cref="Of(FhirDate)"/>.</summary>
    public static FhirDateTime FromFhirDate(FhirDate date) => Of(date);

    /// <summary>Reads a date, dateTime or instant; throws on anything else.</summary>
    public static FhirDateTime Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException("This is no FHIR dateTime.");

    /// <summary>Reads a date, dateTime or instant. A time needs seconds and a zone.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FhirDateTime value)
    {
        value = default;
        if (text is null || !DateText.TryDate(text.AsSpan(0, Math.Min(10, text.Length)), out var date))
        {
            return false;
        }

        if (text.Length <= 10)
        {
            value = new(text, date, null);
            return true;
        }

        var zone = text.AsSpan(11).IndexOfAny("Z+-") + 11;
        if (text[10] != 'T' || zone == 10 || !DateText.TryTime(text.AsSpan(11, zone - 11), out var ticks) || !DateText.TryZone(text.AsSpan(zone), out var offset))
        {
            return false;
        }

        var moment = date.First.ToDateTime(TimeOnly.MinValue).AddTicks(ticks);
        if (moment.Ticks < offset.Ticks || moment.Ticks - offset.Ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new(text, date, new DateTimeOffset(moment, offset));
        return true;
    }

    /// <summary>The text as it was read.</summary>
    public override string ToString() => _text ?? "";
}
