using System.Globalization;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Histories;

/// <summary>Says what a forecast left out or could not decide (CDSi 5.1, 7.3: what is unknown is shown, never dropped).</summary>
internal static class Notices
{
    /// <summary>After this time a schedule is old.</summary>
    private static readonly Duration Fresh = new(1, 0, 0);

    public static IReadOnlyList<Notice> Of(Schedule schedule, PatientHistory history, Patient patient)
    {
        List<Notice>? notices = null;
        foreach (var dose in history.Doses)
        {
            if (Of(schedule, history, dose) is { } notice)
            {
                (notices ??= []).Add(notice);
            }
        }

        if (schedule.Published != default && history.AssessmentDate > Fresh.From(schedule.Published))
        {
            (notices ??= []).Add(new(NoticeKind.OldSchedule, Code: schedule.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (patient.HasUndetermined)
        {
            (notices ??= []).AddRange(schedule.Content.Antigens.SelectMany(antigen => Undetermined(patient, antigen)));
        }

        return notices ?? (IReadOnlyList<Notice>)[];
    }

    private static Notice? Of(Schedule schedule, PatientHistory history, AdministeredDose dose) =>
        dose.LastDay < history.BirthDate ? new(NoticeKind.DoseBeforeBirth, dose.Number)
        : dose.Date > history.AssessmentDate ? new(NoticeKind.DoseAfterAssessment, dose.Number)
        : schedule.Type(dose.Cvx) is null ? new(NoticeKind.UnknownProduct, dose.Number, dose.Cvx.ToString("00", CultureInfo.InvariantCulture))
        : schedule.TakenFor(dose) is var cvx && cvx != dose.Cvx ? new(NoticeKind.CountedAs, dose.Number, cvx.ToString("00", CultureInfo.InvariantCulture))
        : dose.LatestDate > dose.Date ? new(NoticeKind.PartialDate, dose.Number)
        : null;

    private static IEnumerable<Notice> Undetermined(Patient patient, Antigen antigen) =>
    [
        .. from series in antigen.Series
           from indication in series.Indications
           where series.Type == SeriesType.Risk && patient.MayHave(indication.Code) && indication.FitsAge(patient.Birth, patient.Today)
           select new Notice(NoticeKind.UndeterminedIndication, Code: indication.Code, Antigen: antigen.Name, Series: series.Name),
        .. from contraindication in antigen.Contraindications
           where patient.MayHave(contraindication.Code) && contraindication.FitsAge(patient.Birth, patient.Today)
           select new Notice(NoticeKind.UndeterminedContraindication, Code: contraindication.Code, Antigen: antigen.Name),
    ];
}
