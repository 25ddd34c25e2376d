namespace HealthAssess.Fhir.Paths;

/// <summary>The words for durations of the calendar, and the UCUM codes that mean the same.</summary>
/// <remarks>FHIRPath N1, 3.1.9: seconds to weeks are the same in both; years and months are not.</remarks>
internal static class Calendar
{
    /// <summary>The word in the singular, or null: <c>days</c> is day.</summary>
    public static string? Word(string text) => text switch
    {
        "year" or "years" => "year",
        "month" or "months" => "month",
        "week" or "weeks" => "week",
        "day" or "days" => "day",
        "hour" or "hours" => "hour",
        "minute" or "minutes" => "minute",
        "second" or "seconds" => "second",
        "millisecond" or "milliseconds" => "millisecond",
        _ => null,
    };

    /// <summary>The UCUM code of about the same length.</summary>
    public static string Code(string word) => word switch
    {
        "year" => "a",
        "month" => "mo",
        "week" => "wk",
        "day" => "d",
        "hour" => "h",
        "minute" => "min",
        "second" => "s",
        _ => "ms",
    };

    /// <summary>The word for a UCUM code of time, or null.</summary>
    public static string? WordOf(string code) => code switch
    {
        "a" => "year",
        "mo" => "month",
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "ms" => "millisecond",
        _ => null,
    };

    public static bool IsUncertain(string word) => word is "year" or "month";

    /// <summary>Days in a year or month of the calendar, for conversions that the author asked for.</summary>
    public static decimal Days(string word) => word == "year" ? 365 : 30;
}
