namespace HealthAssess.Domain.Requirements;

/// <summary>Months, as people count them.</summary>
/// <remarks>
/// An age is reached once its whole months have passed: who was born on the 31st reaches it on the first of the next month where the month
/// has no 31st, and who was born on 29 February on 1 March. A validity of months ends on the same day of the month, or on the last there is.
/// </remarks>
internal static class Ages
{
    /// <summary>The day on which an age in months is reached.</summary>
    public static DateOnly Reaches(DateOnly birth, int months)
    {
        var day = birth.AddMonths(months);
        return day.Day < birth.Day ? day.AddDays(1) : day;
    }

    /// <summary>The last day within so many calendar months after a day.</summary>
    public static DateOnly LastDay(DateOnly from, int months) => from.AddMonths(months);
}
