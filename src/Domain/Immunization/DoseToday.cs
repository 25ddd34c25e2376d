using HealthAssess.Immunization.Forecasting;
using HealthAssess.Immunization.Histories;

namespace HealthAssess.Immunization;

/// <summary>What speaks against giving a vaccine on the assessment date.</summary>
public static class DoseToday
{
    private const EvaluationReasons MustWait = EvaluationReasons.TooYoung | EvaluationReasons.TooSoon;

    /// <summary>Objections; none when the dose can be given.</summary>
    /// <param name="schedule">The rules.</param>
    /// <param name="history">The person, without the dose.</param>
    /// <param name="cvx">The vaccine.</param>
    public static IReadOnlyList<DoseObjection> Of(Schedule schedule, PatientHistory history, int cvx)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(history);
        var patient = new Patient(schedule, history, null);
        var antigens = (schedule.Type(cvx)?.Antigens ?? []).Select(one => schedule.ByName[one.Antigen].Antigen).ToList();
        return
        [
            .. antigens.SelectMany(antigen => Contraindications.Against(patient, antigen, cvx).Select(one => new DoseObjection(ObjectionKind.Contraindicated, antigen.Name, one.Code))),
            .. Conflict(schedule, patient, cvx),
            .. Waiting(schedule, history, cvx),
        ];
    }

    private static IEnumerable<DoseObjection> Conflict(Schedule schedule, Patient patient, int cvx) =>
        from conflict in schedule.ConflictsOf(cvx)
        from dose in patient.Doses
        where dose.Cvx == conflict.Conflicting && dose.LastDay < patient.Today && conflict.End.From(dose.LastDay) > patient.Today
        group conflict.End.From(dose.LastDay) by dose.Cvx into conflicts
        select new DoseObjection(ObjectionKind.Conflict, schedule.Type(cvx)!.Antigens[0].Antigen, $"{conflicts.Key:00}", conflicts.Max());

    /// <summary>The dose is tried: where it would count in no series the patient follows, for its age or its interval only, it must wait.</summary>
    private static IEnumerable<DoseObjection> Waiting(Schedule schedule, PatientHistory history, int cvx)
    {
        var dose = new AdministeredDose(int.MaxValue, history.AssessmentDate, cvx);
        var tried = ProcessingModel.Run(schedule, history with { Doses = [.. history.Doses, dose] }).Evaluations
            .Where(one => one.Dose.Number == dose.Number && one.Best).ToList();
        if (tried.Count == 0 || tried.Exists(one => one.Status != EvaluationStatus.NotValid || (one.Reasons & ~MustWait) > EvaluationReasons.IntervalGrace))
        {
            return [];
        }

        var groups = ProcessingModel.Run(schedule, history).Groups;
        return tried.Select(one => new DoseObjection(
            (one.Reasons & EvaluationReasons.TooYoung) != 0 ? ObjectionKind.TooYoung : ObjectionKind.TooSoon,
            one.Antigen,
            Until: groups.FirstOrDefault(group => group.Antigens.Contains(one.Antigen))?.Earliest));
    }
}
