namespace HealthAssess.Domain.Requirements;

/// <summary>Whom a country asks for proof of vaccination against yellow fever.</summary>
public enum YellowFeverDemand
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Everybody from the minimum age.</summary>
    All,

    /// <summary>Who comes from, or has changed planes in, a country with risk.</summary>
    FromRisk,
}
