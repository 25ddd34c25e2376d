namespace HealthAssess.Immunization;

/// <summary>Where a patient stands in a series or a vaccine group (CDSi table 3-3).</summary>
public enum SeriesStatus
{
    /// <summary>Not determined.</summary>
    None,

    /// <summary>A dose is owed.</summary>
    NotComplete,

    /// <summary>All recommendations are met.</summary>
    Complete,

    /// <summary>There is evidence of immunity.</summary>
    Immune,

    /// <summary>Something forbids the vaccine.</summary>
    Contraindicated,

    /// <summary>Too old to begin or to finish.</summary>
    AgedOut,

    /// <summary>Nothing is recommended at this time.</summary>
    NotRecommended,
}
