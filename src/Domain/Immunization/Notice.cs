namespace HealthAssess.Immunization;

/// <summary>Something a clinician should know of a forecast: what was left out, what could not be decided.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Dose">Number of the dose, or null.</param>
/// <param name="Code">Observation code, CVX code or day, whichever the kind is about.</param>
/// <param name="Antigen">The antigen, or null.</param>
/// <param name="Series">The series, or null.</param>
public sealed record Notice(NoticeKind Kind, int? Dose = null, string? Code = null, string? Antigen = null, string? Series = null);

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>A dose lies before birth and was left out.</summary>
    DoseBeforeBirth,

    /// <summary>A dose lies after the assessment date and was left out.</summary>
    DoseAfterAssessment,

    /// <summary>The schedule does not know the product; the dose counts for nothing.</summary>
    UnknownProduct,

    /// <summary>The dose was taken for another vaccine type, by its day.</summary>
    CountedAs,

    /// <summary>Only a month or a year is known of the dose; ages count to its first day, intervals from its last.</summary>
    PartialDate,

    /// <summary>It is not known whether an indication of a risk series applies; the series was left out.</summary>
    UndeterminedIndication,

    /// <summary>It is not known whether a contraindication applies; it was not applied.</summary>
    UndeterminedContraindication,

    /// <summary>The schedule was published long before the assessment date.</summary>
    OldSchedule,
}
