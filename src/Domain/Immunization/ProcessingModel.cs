using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Forecasting;
using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;
using HealthAssess.Immunization.Selection;
using HealthAssess.Immunization.VaccineGroups;

namespace HealthAssess.Immunization;

/// <summary>Evaluates a history and forecasts what is due. Pure: no clock, no input or output.</summary>
/// <remarks>CDC CDSi logic specification 4.6, chapter 4. Each folder is a chapter, each file a section.</remarks>
public static class ProcessingModel
{
    /// <summary>Runs the whole model.</summary>
    /// <param name="schedule">The rules.</param>
    /// <param name="history">The person.</param>
    /// <param name="trace">Takes down every step, where somebody wants to read them.</param>
    public static ImmunizationForecast Run(Schedule schedule, PatientHistory history, Trace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(history);
        var patient = new Patient(schedule, history, trace);
        var best = new List<PatientSeries>[schedule.Antigens.Length];
        List<DoseEvaluation> evaluations = [];
        foreach (var antigen in schedule.Antigens)
        {
            var relevant = Work(patient, antigen);
            best[antigen.Index] = BestSeries.Of(antigen, relevant);
            Collect(evaluations, relevant, best[antigen.Index]);
        }

        return new ImmunizationForecast
        {
            ScheduleId = schedule.Id,
            ScheduleVersion = schedule.Version,
            Groups = [.. schedule.Content.Groups.SelectMany(group => VaccineGroupForecasts.Of(group, Members(schedule, group, best)))],
            Evaluations = evaluations,
            Notices = Notices.Of(schedule, history, patient),
        };
    }

    /// <summary>Evaluates and forecasts every relevant series of an antigen (4.3, 4.4).</summary>
    private static List<PatientSeries> Work(Patient patient, PreparedAntigen antigen)
    {
        List<PatientSeries> relevant = [];
        AntigenFindings? findings = null;
        foreach (var series in antigen.Series)
        {
            if (RelevantSeries.Is(patient, series))
            {
                findings ??= new(
                    EvidenceOfImmunity.Has(patient, antigen.Antigen),
                    Contraindications.ForbidAntigen(patient, antigen.Antigen),
                    Contraindications.ForbiddenVaccines(patient, antigen.Antigen));
                var followed = new PatientSeries(patient, antigen, series, relevant);
                EvaluateHistory.Run(followed);
                followed.Forecast = ForecastSeries.Of(followed, findings.Value);
                relevant.Add(followed);
            }
        }

        return relevant;
    }

    private static List<PatientSeries> Members(Schedule schedule, VaccineGroup group, List<PatientSeries>[] best) =>
        group.Antigens.Length == 1
            ? best[schedule.ByName[group.Antigens[0]].Index]
            : [.. group.Antigens.SelectMany(antigen => best[schedule.ByName[antigen].Index])];

    private static void Collect(List<DoseEvaluation> evaluations, List<PatientSeries> relevant, List<PatientSeries> best)
    {
        foreach (var series in relevant)
        {
            for (var dose = 0; dose < series.Doses.Length; dose++)
            {
                var judgement = series.Judgements[dose];
                evaluations.Add(new(
                    series.Doses[dose], series.Antigen.Antigen.Name, series.Series.Name, best.Contains(series),
                    judgement.Status, judgement.Reasons, judgement.Target?.Number));
            }
        }
    }
}
