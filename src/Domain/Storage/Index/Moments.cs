namespace HealthAssess.Storage.Index;

/// <summary>Instants as the index keeps them: finite, so that the length of a range can be told, and in microseconds as PostgreSQL has them.</summary>
internal static class Moments
{
    /// <summary>Stands for no date at all: before every other, so that it sorts first and no question finds it.</summary>
    public static DateTime None { get; } = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(1);

    /// <summary>Stands for an open beginning, and for the first moment of the year 1.</summary>
    public static DateTime First { get; } = None.AddMicroseconds(1);

    /// <summary>Stands for an open end, and for the last moment of the year 9999.</summary>
    public static DateTime Last { get; } = new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(999_999);

    /// <summary>The instant, within what the index can hold.</summary>
    public static DateTime Fit(DateTimeOffset moment) => Fit(moment.UtcTicks);

    /// <summary>So much later, or earlier, within what the index can hold.</summary>
    public static DateTime Shift(DateTime moment, TimeSpan by) => Fit(moment.Ticks + by.Ticks);

    private static DateTime Fit(long ticks) => new(Math.Clamp(ticks, First.Ticks, Last.Ticks), DateTimeKind.Utc);
}
