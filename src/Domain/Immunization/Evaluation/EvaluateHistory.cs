namespace HealthAssess.Immunization.Evaluation;

/// <summary>Walks a patient's doses along the target doses of one series (CDSi 4.4, figure 4-6).</summary>
internal static class EvaluateHistory
{
    public static void Run(PatientSeries series)
    {
        var target = 0;
        for (var dose = 0; dose < series.Doses.Length; dose++)
        {
            target = Evaluate(series, dose, target);
            if (target == series.Targets.Count)
            {
                series.CompletedOn ??= series.Doses[dose].Date;
            }
        }
    }

    /// <summary>Holds a dose against the target dose, and against the next ones while they are skipped.</summary>
    /// <returns>The target dose that is owed after it.</returns>
    private static int Evaluate(PatientSeries series, int dose, int target)
    {
        while (target < series.Targets.Count)
        {
            var owed = series.Targets[target];
            if (DoseCondition.Prevents(series, dose))
            {
                series.Judgements[dose] = new(EvaluationStatus.Substandard, EvaluationReasons.Condition, owed.Dose);
                return target;
            }

            if (!ConditionalSkips.Skip(series, owed.Dose, Schedules.SkipContext.Evaluation, series.Doses[dose].Date, dose))
            {
                return SatisfyTargetDose.Try(series, dose, owed) ? Next(series, target) : target;
            }

            series.Note("6.2", "skipped", series.Doses[dose].Number, series.Doses[dose].Date);
            owed.Status = TargetDoseStatus.Skipped;
            target++;
        }

        series.Judgements[dose] = new(EvaluationStatus.Extraneous, EvaluationReasons.SeriesComplete, null);
        return target;
    }

    private static int Next(PatientSeries series, int target)
    {
        if (series.Targets[target].Dose.Recurring)
        {
            series.Targets.Insert(target + 1, new TargetDose(series.Targets[target].Dose));
        }

        return target + 1;
    }
}
