namespace HealthAssess.Immunization.Schedules;

/// <summary>What counts as evidence of immunity (CDSi 7.2).</summary>
internal sealed record Immunity
{
    /// <summary>Observations that prove it.</summary>
    public string[] Guidelines { get; init; } = [];

    public BirthDateImmunity[] BirthDates { get; init; } = [];
}

/// <summary>Born before a day means immune, unless an exclusion is observed or the country of birth is another.</summary>
internal sealed record BirthDateImmunity(DateOnly Before, string? Country)
{
    public string[] Exclusions { get; init; } = [];
}
