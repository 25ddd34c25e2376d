namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a dose can be evaluated at all (CDSi 6.1): not when its lot had expired, nor when it was spoilt.</summary>
internal static class DoseCondition
{
    public static bool Prevents(PatientSeries series, int dose)
    {
        var given = series.Doses[dose];
        if (!given.Substandard && !(given.Date > given.LotExpiry))
        {
            return false;
        }

        series.Note("6.1", "substandard", given.Number, given.Date, given.LotExpiry);
        return true;
    }
}
