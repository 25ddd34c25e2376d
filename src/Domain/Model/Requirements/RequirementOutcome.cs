namespace HealthAssess.Domain.Requirements;

/// <summary>How a traveller stands towards one requirement of one country.</summary>
public enum RequirementOutcome
{
    /// <summary>The country asks nothing of this traveller.</summary>
    NotRequired,

    /// <summary>Asked for, and a dose meets it.</summary>
    Met,

    /// <summary>Asked for, but not of this traveller: too young, or a doctor's letter says why not.</summary>
    Exempt,

    /// <summary>Advised, not asked for, and no dose meets it.</summary>
    Recommended,

    /// <summary>Asked for; a dose was given but does not count yet.</summary>
    Waiting,

    /// <summary>Asked for, and nothing meets it.</summary>
    NotMet,

    /// <summary>Something that must be known is not, or the country's rule is not on record.</summary>
    Unknown,
}
