namespace HealthAssess.Immunization.Schedules;

/// <summary>Takes a vaccine type for another one by the day it was given, where a name alone does not say what was in the vial.</summary>
/// <param name="Cvx">The type written down.</param>
/// <param name="As">The type it counts as.</param>
internal sealed record IntakeRule(int Cvx, int As)
{
    /// <summary>For doses from this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>For doses before this day.</summary>
    public DateOnly? Before { get; init; }

    public bool Takes(AdministeredDose dose) => dose.Cvx == Cvx && !(dose.Date < From) && !(dose.LastDay >= Before);
}
