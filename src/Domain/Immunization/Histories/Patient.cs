using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Histories;

/// <summary>A patient's history made ready for the engine: doses in order, and each antigen's doses (CDSi 4.1, 4.2).</summary>
internal sealed class Patient
{
    private readonly AdministeredDose[]?[] byAntigen;
    private readonly PatientObservation[] active;
    private readonly PatientObservation[] undetermined;

    public Patient(Schedule schedule, PatientHistory history, Trace? trace)
    {
        Schedule = schedule;
        Birth = history.BirthDate;
        Today = history.AssessmentDate;
        Gender = history.Gender;
        Country = history.BirthCountry;
        Trace = trace;
        Doses = ImmunizationHistory.InOrder(schedule, history);
        byAntigen = ImmunizationHistory.ByAntigen(schedule, Birth, Doses);
        active = [.. history.Observations.Where(one => !one.Undetermined && !(one.Date > Today))];
        undetermined = [.. history.Observations.Where(one => one.Undetermined)];
    }

    public Schedule Schedule { get; }

    public DateOnly Birth { get; }

    /// <summary>The assessment date.</summary>
    public DateOnly Today { get; }

    public Gender Gender { get; }

    public string? Country { get; }

    public Trace? Trace { get; }

    /// <summary>All doses, oldest first.</summary>
    public AdministeredDose[] Doses { get; }

    public AdministeredDose[] DosesOf(PreparedAntigen antigen) => byAntigen[antigen.Index] ?? [];

    public bool HasObservations => active.Length > 0;

    /// <summary>True when an observation is active.</summary>
    public bool Has(string code)
    {
        foreach (var observation in active)
        {
            if (observation.Code == code)
            {
                return true;
            }
        }

        return false;
    }

    public bool HasUndetermined => undetermined.Length > 0;

    /// <summary>True when it is not known whether an observation applies.</summary>
    public bool MayHave(string code) => undetermined.Length > 0 && Array.Exists(undetermined, one => one.Code == code);

    /// <summary>Day of the latest active observation of a code, or null.</summary>
    public DateOnly? DayOf(string code) => active.Where(one => one.Code == code).Max(one => one.Date);
}
