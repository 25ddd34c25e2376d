namespace HealthAssess.Immunization.Histories;

/// <summary>Breaks doses into their antigens (CDSi 4.2, organize immunization history).</summary>
internal static class ImmunizationHistory
{
    /// <summary>The doses from birth to today, oldest first. Those of one day stand in an order that does not depend on how they came in.</summary>
    public static AdministeredDose[] InOrder(Schedule schedule, PatientHistory history)
    {
        AdministeredDose[] doses =
        [
            .. history.Doses
                .Where(dose => dose.LastDay >= history.BirthDate && dose.Date <= history.AssessmentDate)
                .Select(dose => schedule.TakenFor(dose) is var cvx && cvx == dose.Cvx ? dose : dose with { Cvx = cvx }),
        ];
        if (doses.Length > 1)
        {
            Array.Sort(doses, Compare);
        }

        return doses;
    }

    /// <summary>The doses of each antigen of the schedule.</summary>
    public static AdministeredDose[]?[] ByAntigen(Schedule schedule, DateOnly birth, AdministeredDose[] doses)
    {
        var sorted = new List<AdministeredDose>?[schedule.Antigens.Length];
        foreach (var dose in doses)
        {
            foreach (var association in schedule.Type(dose.Cvx)?.Antigens ?? [])
            {
                if (association.FitsAge(birth, dose.Date))
                {
                    (sorted[schedule.ByName[association.Antigen].Index] ??= []).Add(dose);
                }
            }
        }

        return Array.ConvertAll(sorted, list => list?.ToArray());
    }

    private static int Compare(AdministeredDose left, AdministeredDose right)
    {
        var order = left.Date.CompareTo(right.Date);
        order = order != 0 ? order : left.Substandard.CompareTo(right.Substandard);
        order = order != 0 ? order : left.Cvx.CompareTo(right.Cvx);
        order = order != 0 ? order : string.CompareOrdinal(left.Mvx, right.Mvx);
        order = order != 0 ? order : Nullable.Compare(left.LotExpiry, right.LotExpiry);
        return order != 0 ? order : left.Number.CompareTo(right.Number);
    }
}
