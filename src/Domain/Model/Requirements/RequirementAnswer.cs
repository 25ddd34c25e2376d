namespace HealthAssess.Domain.Requirements;

/// <summary>What one rule says of one stop.</summary>
/// <param name="Country">Country that asks.</param>
/// <param name="Disease">Disease (ICD-11).</param>
/// <param name="Outcome">How the traveller stands.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Reason">Stable name of why, for translations: <c>yf-from-risk</c>.</param>
public sealed record RequirementAnswer(string Country, string Disease, RequirementOutcome Outcome, string Rule, string Reason)
{
    /// <summary>The day it is asked on: arrival, or departure where the country of departure asks.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Day of the dose that meets it, or will.</summary>
    public DateOnly? Dose { get; init; }

    /// <summary>First day on which that dose counts.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which it counts; null for life, or where none counts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What to offer where it is not met.</summary>
    public Offer Offer { get; init; } = Offer.Nothing;

    /// <summary>What was not known and mattered: <c>patient.birthDate</c>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Where the rule comes from.</summary>
    public RequirementSource? Source { get; init; }

    /// <summary>True for a rule made up for demonstrations, or not checked against its legal source.</summary>
    public bool Demo { get; init; }
}
