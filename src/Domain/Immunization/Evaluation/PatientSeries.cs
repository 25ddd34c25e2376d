using HealthAssess.Immunization.Forecasting;
using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>A series as this patient goes through it: the doses given, the doses owed, and the forecast.</summary>
internal sealed class PatientSeries
{
    public PatientSeries(Patient patient, PreparedAntigen antigen, AntigenSeries series, IReadOnlyList<PatientSeries> sisters)
    {
        Patient = patient;
        Sisters = sisters;
        Antigen = antigen;
        Series = series;
        Doses = patient.DosesOf(antigen);
        Judgements = Doses.Length == 0 ? [] : new Judgement[Doses.Length];
        Targets = new List<TargetDose>(series.Doses.Length + 1);
        foreach (var dose in series.Doses)
        {
            Targets.Add(new TargetDose(dose));
        }
    }

    public Patient Patient { get; }

    public PreparedAntigen Antigen { get; }

    public AntigenSeries Series { get; }

    /// <summary>The antigen's series that are done already.</summary>
    public IReadOnlyList<PatientSeries> Sisters { get; }

    /// <summary>The antigen's doses, oldest first.</summary>
    public AdministeredDose[] Doses { get; }

    /// <summary>What each of <see cref="Doses"/> counts for here.</summary>
    public Judgement[] Judgements { get; }

    public List<TargetDose> Targets { get; }

    public SeriesForecast Forecast { get; set; } = SeriesForecast.None;

    /// <summary>Where the data name nothing to wait for, a dose can be given from birth on.</summary>
    public DateOnly? Earliest => Forecast.Status == SeriesStatus.NotComplete ? Forecast.Earliest ?? Patient.Birth : null;

    public DateOnly? Recommended => Forecast.Status == SeriesStatus.NotComplete ? Forecast.Recommended ?? Patient.Birth : null;

    public SeriesStatus Status => Forecast.Status;

    /// <summary>SELECTB-21: target doses that are satisfied.</summary>
    public int ValidDoses { get; private set; }

    /// <summary>Day of the dose after which no target dose was left.</summary>
    public DateOnly? CompletedOn { get; set; }

    public void Satisfy(TargetDose target, AdministeredDose by)
    {
        target.Status = TargetDoseStatus.Satisfied;
        target.SatisfiedBy = by;
        ValidDoses++;
    }

    public void Note(string chapter, string finding, int? dose = null, DateOnly? day = null, DateOnly? limit = null) =>
        Patient.Trace?.Add(new TraceEntry(chapter, finding, Antigen.Antigen.Name, Series.Name, dose, day, limit));
}
