namespace HealthAssess.Domain.Requirements;

/// <summary>One rule of one country or instrument: data, and how it is read.</summary>
public interface IRequirementRule
{
    /// <summary>Its id: <c>YF-NPL</c>.</summary>
    string Id { get; }

    /// <summary>The country whose rule it is; null for an instrument of many.</summary>
    string? Country { get; }

    /// <summary>The disease (ICD-11).</summary>
    string Disease { get; }

    /// <summary>Where it comes from.</summary>
    RequirementSource Source { get; }

    /// <summary>True for a rule made up for demonstrations, or not checked against its legal source.</summary>
    bool Demo { get; }

    /// <summary>What it asks at one stop of a trip; null when it does not speak of that stop.</summary>
    RequirementAnswer? At(Trip trip, int stop);
}
