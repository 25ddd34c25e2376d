namespace HealthAssess.Domain.Administration;

/// <summary>A Point of Entry: where travellers arrive and are looked after.</summary>
/// <param name="Id">Id of its FHIR Location.</param>
/// <param name="Code">Its short code, as on signs and temporary numbers: <c>NIM-01</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">airport, seaport, ground-crossing, internal-transit or mobile-site.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="TimeZone">IANA time zone: its calendar decides what "today" is.</param>
public sealed record PointOfEntry(Guid Id, string Code, string Name, string Kind, string Country, string TimeZone)
{
    /// <summary>Now, by the clock on its wall.</summary>
    public DateTimeOffset Now(TimeProvider time) =>
        TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>Today, by the calendar on its wall.</summary>
    public DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time).DateTime);
}
