namespace HealthAssess.Tests.Integration;

/// <summary>So many days after today, at an hour of the night (UTC).</summary>
internal sealed class NightClock : TimeProvider
{
    public int Day { get; set; }

    public int Hour { get; set; } = 2;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(System.GetUtcNow().Date, TimeSpan.Zero).AddDays(Day).AddHours(Hour);
}
