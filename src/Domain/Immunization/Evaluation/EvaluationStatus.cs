namespace HealthAssess.Immunization;

/// <summary>What a dose counts for in a series (CDSi table 3-1).</summary>
public enum EvaluationStatus
{
    /// <summary>Not judged.</summary>
    None,

    /// <summary>Counts.</summary>
    Valid,

    /// <summary>Does not count and must be repeated.</summary>
    NotValid,

    /// <summary>Does not count and need not be repeated: too old, or the series was complete.</summary>
    Extraneous,

    /// <summary>Was spoilt, recalled or expired and must be repeated.</summary>
    Substandard,
}
