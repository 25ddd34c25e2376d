namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a dose came too close to an earlier one of any antigen, mostly two live vaccines (CDSi 6.7).</summary>
internal static class VaccineConflicts
{
    public static bool Impacts(PatientSeries series, AdministeredDose dose)
    {
        var conflicts = series.Patient.Schedule.ConflictsOf(dose.Cvx);
        if (conflicts.Length == 0)
        {
            return false;
        }

        foreach (var earlier in series.Patient.Doses)
        {
            if (earlier.Date >= dose.Date)
            {
                break;
            }

            foreach (var conflict in conflicts)
            {
                if (conflict.Conflicting == earlier.Cvx && Impacts(series, conflict, earlier, dose))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Impacts(PatientSeries series, Schedules.VaccineConflict conflict, AdministeredDose earlier, AdministeredDose dose)
    {
        var end = (CountsAsValid(series, earlier) ? conflict.MinimumEnd : conflict.End).From(earlier.LastDay);
        if (dose.Date < conflict.Begin.From(earlier.Date) || dose.Date >= end)
        {
            return false;
        }

        series.Note("6.7", "conflict", dose.Number, dose.Date, end);
        return true;
    }

    /// <summary>CALCDTCONFLICT-2: valid, or without a status, as every dose of another antigen is here.</summary>
    private static bool CountsAsValid(PatientSeries series, AdministeredDose earlier)
    {
        var index = Array.IndexOf(series.Doses, earlier);
        return index < 0 || series.Judgements[index].Status is EvaluationStatus.Valid or EvaluationStatus.None;
    }
}
