namespace HealthAssess.Storage.Administration;

/// <summary>What the system itself needs to know of a Point of Entry; its Location resource has the same id and says the rest.</summary>
public sealed class PointOfEntryRow
{
    /// <summary>Id of the row and of the Location.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name as staff know it.</summary>
    public required string Name { get; set; }

    /// <summary>airport, seaport, ground-crossing, internal-transit or mobile-site.</summary>
    public required string Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Country { get; init; }

    /// <summary>IANA time zone: it decides which day it is here.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Today, by the calendar on its wall.</summary>
    public DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
    }

    /// <summary>False when it is closed: nobody can start a shift there.</summary>
    public bool Open { get; set; } = true;
}
