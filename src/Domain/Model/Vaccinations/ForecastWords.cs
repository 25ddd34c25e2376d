using System.Globalization;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>Notices and objections in English, for systems and for reasons that are written down.</summary>
public static class ForecastWords
{
    /// <summary>A notice as a sentence.</summary>
    public static string Of(Notice notice) => (notice ?? throw new ArgumentNullException(nameof(notice))).Kind switch
    {
        NoticeKind.DoseBeforeBirth => "A dose lies before birth and was left out.",
        NoticeKind.DoseAfterAssessment => "A dose lies after the assessment date and was left out.",
        NoticeKind.UnknownProduct => "The schedule does not know the product of a dose; it counts for nothing.",
        NoticeKind.CountedAs => $"By its day a dose was counted as CVX {notice.Code}.",
        NoticeKind.PartialDate => "Only a month or year is known of a dose: ages are counted to its first day, intervals from its last.",
        NoticeKind.UndeterminedIndication => $"Not known whether this applies: {SchedulePack.UsAcip.Observation(notice.Code!)}. The series {notice.Series} was left out.",
        NoticeKind.UndeterminedContraindication => $"Not known whether this applies: {SchedulePack.UsAcip.Observation(notice.Code!)}. It would forbid {notice.Antigen} and was not applied.",
        _ => $"The schedule is of {notice.Code}. Ask for a newer one.",
    };

    /// <summary>What speaks against a dose, and until when.</summary>
    public static string Of(DoseObjection objection) => (objection ?? throw new ArgumentNullException(nameof(objection))).Kind switch
    {
        ObjectionKind.Contraindicated => $"{objection.Antigen}: contraindicated ({SchedulePack.UsAcip.Observation(objection.Code!)})",
        ObjectionKind.Conflict => $"too soon after {SchedulePack.UsAcip.VaccineName(int.Parse(objection.Code!, CultureInfo.InvariantCulture))}",
        ObjectionKind.TooYoung => $"{objection.Antigen}: too young",
        _ => $"{objection.Antigen}: too soon after the dose before",
    } + (objection.Until is { } day ? $", wait until {day:yyyy-MM-dd}" : "");
}
