namespace HealthAssess.Domain.Requirements;

/// <summary>From when until when one dose meets one requirement.</summary>
/// <param name="Date">Day of the dose; null when it is not known.</param>
/// <param name="From">First day on which it counts.</param>
/// <param name="Until">Last day; null for life.</param>
internal sealed record DoseWindow(DateOnly? Date, DateOnly? From, DateOnly? Until)
{
    public bool Counts(DateOnly day) => From <= day && !(day > Until);

    /// <summary>The window of a dose that counts after so many days, for so many calendar months or for life. A dose lies in the future of nobody: one after <paramref name="on"/> is no dose yet.</summary>
    public static DoseWindow? Of(KnownDose dose, DateOnly on, int days, int? months) => dose.Date is not { } date ? new DoseWindow(null, null, null)
        : date > on ? null
        : new DoseWindow(date, date.AddDays(days), months is { } number ? Ages.LastDay(date, number) : null);
}
