namespace HealthAssess.Immunization.Schedules;

/// <summary>The days on which a rule holds, both included; an open end is always in force.</summary>
/// <remarks>CDSi 3.3: RELEVANT-1 asks with the day a dose was given, RELEVANT-2 with the assessment date.</remarks>
internal abstract record InForce
{
    /// <summary>First day, or null.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? Cessation { get; init; }

    /// <summary>True when the rule holds on a day.</summary>
    public bool On(DateOnly day) => !(day < Effective) && !(day > Cessation);
}
