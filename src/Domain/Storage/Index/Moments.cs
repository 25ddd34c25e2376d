namespace HealthAssess.Storage.Index;

/// <summary>Instants as the index keeps them: finite, so that the length of a range can be told.</summary>
internal static class Moments
{
    /// <summary>Stands for an open beginning.</summary>
    public static DateTime First { get; } = new(1, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Stands for an open end.</summary>
    public static DateTime Last { get; } = new(9999, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The instant, within what the index can hold.</summary>
    public static DateTime Fit(DateTimeOffset moment) =>
        moment.UtcDateTime is var utc && utc < First ? First : utc > Last ? Last : utc;
}
