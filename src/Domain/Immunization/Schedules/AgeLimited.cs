namespace HealthAssess.Immunization.Schedules;

/// <summary>What holds within a window of ages only.</summary>
/// <param name="Begin">From this age, or from birth.</param>
/// <param name="End">Below this age, or for life.</param>
internal abstract record AgeLimited(Duration? Begin, Duration? End)
{
    /// <summary>True when the patient's age on a day lies in the window.</summary>
    public bool FitsAge(DateOnly birth, DateOnly day) => !(day < Begin?.From(birth)) && !(day >= End?.From(birth));
}
