namespace HealthAssess.Fhir;

/// <summary>How much of a date or time was said.</summary>
public enum DatePrecision
{
    /// <summary>The year only.</summary>
    Year,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>A full date.</summary>
    Day,

    /// <summary>A full date with a time to the minute; FHIR R4 itself always asks for seconds.</summary>
    Minute,

    /// <summary>A full date with a time to the second or finer.</summary>
    Second,
}
