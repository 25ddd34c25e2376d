namespace HealthAssess.Immunization.Evaluation;

/// <summary>Puts the findings on one dose together (CDSi 6.10). All rules are asked, so that every reason is told.</summary>
internal static class SatisfyTargetDose
{
    private const EvaluationReasons Disqualifying =
        EvaluationReasons.TooYoung | EvaluationReasons.TooSoon | EvaluationReasons.Conflict | EvaluationReasons.VaccineNotAllowed;

    /// <summary>Judges the dose; true when it satisfies the target dose.</summary>
    public static bool Try(PatientSeries series, int dose, TargetDose target)
    {
        var given = series.Doses[dose];
        var reasons = Reasons(series, dose, target);
        var status = (reasons & EvaluationReasons.TooOld) != 0 ? EvaluationStatus.Extraneous
            : (reasons & (Disqualifying | EvaluationReasons.Inadvertent)) != 0 ? EvaluationStatus.NotValid
            : EvaluationStatus.Valid;
        series.Judgements[dose] = new(status, reasons, target.Dose);
        if (status != EvaluationStatus.Valid)
        {
            return false;
        }

        series.Note("6.10", "valid", given.Number, given.Date);
        series.Satisfy(target, given);
        return true;
    }

    private static EvaluationReasons Reasons(PatientSeries series, int dose, TargetDose target)
    {
        var given = series.Doses[dose];
        if (InadvertentVaccine.Is(target.Dose, given))
        {
            series.Note("6.3", "inadvertent", given.Number, given.Date);
            return EvaluationReasons.Inadvertent;
        }

        var interval = PreferableInterval.Evaluate(series, target.Dose, dose);
        if ((interval & EvaluationReasons.TooSoon) != 0 && AllowableInterval.IsKept(series, target.Dose, dose))
        {
            interval &= ~EvaluationReasons.TooSoon;
        }

        var vaccine = PreferableVaccine.Is(series, target.Dose, given) || AllowableVaccine.Is(series, target.Dose, given);
        return AgeAtAdministration.Evaluate(series, target.Dose, given)
            | interval
            | (VaccineConflicts.Impacts(series, given) ? EvaluationReasons.Conflict : EvaluationReasons.None)
            | (vaccine ? EvaluationReasons.None : EvaluationReasons.VaccineNotAllowed);
    }
}
