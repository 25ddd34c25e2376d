namespace HealthAssess.Immunization.Schedules;

/// <summary>An observation that forbids an antigen, or some vaccines of it (CDSi 7.3).</summary>
/// <param name="Code">The observation.</param>
/// <param name="Begin">From this age.</param>
/// <param name="End">Below this age.</param>
internal sealed record Contraindication(string Code, Duration? Begin, Duration? End)
{
    /// <summary>Vaccine types it forbids; none means the whole antigen.</summary>
    public SeriesDoseVaccine[] Vaccines { get; init; } = [];

    /// <summary>True when the patient's age on a day lies in the window.</summary>
    public bool FitsAge(DateOnly birth, DateOnly day) => !(day < Begin?.From(birth)) && !(day >= End?.From(birth));
}
