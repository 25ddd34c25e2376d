namespace HealthAssess.Storage;

/// <summary>When work is done that everybody would notice by day: from 01:00 to 04:00 UTC.</summary>
/// <remarks>One window for all: a country where this is no night does it by command.</remarks>
public readonly record struct Night(DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly (TimeSpan From, TimeSpan To) Hours = (TimeSpan.FromHours(1), TimeSpan.FromHours(4));

    /// <summary>The night that it is now; null by day.</summary>
    public static Night? At(DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        var midnight = new DateTimeOffset(utc.Date, TimeSpan.Zero);
        return utc.TimeOfDay >= Hours.From && utc.TimeOfDay < Hours.To ? new Night(midnight + Hours.From, midnight + Hours.To) : null;
    }
}
