namespace HealthAssess.Fhir.Paths;

/// <summary>How far a date or time is known. Seconds and their fraction are one precision (N1, 6.1.1).</summary>
internal enum TemporalPrecision
{
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}
