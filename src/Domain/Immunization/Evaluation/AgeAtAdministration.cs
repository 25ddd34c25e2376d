using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a dose was given at a valid age (CDSi 6.4).</summary>
internal static class AgeAtAdministration
{
    public static EvaluationReasons Evaluate(PatientSeries series, SeriesDose target, AdministeredDose dose)
    {
        if (target.AgeOn(dose.Date) is not { } age)
        {
            return EvaluationReasons.None;
        }

        var birth = series.Patient.Birth;
        if (dose.Date >= age.Maximum?.From(birth))
        {
            series.Note("6.4", "too-old", dose.Number, dose.Date, age.Maximum?.From(birth));
            return EvaluationReasons.TooOld;
        }

        if (dose.Date < age.AbsoluteMinimum?.From(birth))
        {
            series.Note("6.4", "too-young", dose.Number, dose.Date, age.AbsoluteMinimum?.From(birth));
            return EvaluationReasons.TooYoung;
        }

        return dose.Date < age.Minimum?.From(birth) ? EvaluationReasons.AgeGrace : EvaluationReasons.None;
    }
}
