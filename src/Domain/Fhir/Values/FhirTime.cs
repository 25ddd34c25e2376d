using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HealthAssess.Fhir;

/// <summary>A time of day. Writes back what was read.</summary>
/// <remarks>FHIR R4, datatypes.html#time.</remarks>
public readonly record struct FhirTime
{
    private readonly string? _text;

    private FhirTime(string text, TimeOnly time) => (_text, Time) = (text, time);

    /// <summary>The time.</summary>
    public TimeOnly Time { get; }

    /// <summary>A time to the second, with a fraction where it has one.</summary>
    public static FhirTime Of(TimeOnly time) =>
        new(time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture), time);

    /// <summary>Reads <c>hh:mm:ss</c> with an optional fraction; throws on anything else.</summary>
    public static FhirTime Parse(string text) => TryParse(text, out var time) ? time : throw new FormatException("This is no FHIR time.");

    /// <summary>Reads <c>hh:mm:ss</c> with an optional fraction.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FhirTime time)
    {
        var ok = DateText.TryTime(text ?? "", out var ticks);
        time = ok ? new FhirTime(text!, new TimeOnly(ticks)) : default;
        return ok;
    }

    /// <summary>The text as it was read.</summary>
    public override string ToString() => _text ?? "";
}
