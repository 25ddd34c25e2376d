namespace HealthAssess.Domain.Administration.Demo;

/// <summary>Five Points of Entry of different kinds, in the made-up country of the demo.</summary>
/// <remarks>XDM is a user-assigned code of ISO 3166-1, which ICAO does not use either: nobody can take the demo for a real authority.</remarks>
public static class DemoPlaces
{
    /// <summary>The host country of the demo.</summary>
    public const string Country = "XDM";

    /// <summary>The five, the same on every installation.</summary>
    public static IReadOnlyList<PointOfEntry> All { get; } =
    [
        Place(1, "NIM-01", "Nimbara Bridge Crossing", "ground-crossing", "Africa/Kampala"),
        Place(2, "ENT-02", "Entala International Airport", "airport", "Africa/Kampala"),
        Place(3, "MAR-03", "Port of Marassa", "seaport", "Africa/Nairobi"),
        Place(4, "KIT-04", "Kitale Transit Centre", "internal-transit", "Africa/Kampala"),
        Place(5, "MOB-05", "Mobile Clinic North", "mobile-site", "Africa/Juba"),
    ];

    private static PointOfEntry Place(byte number, string code, string name, string kind, string zone) =>
        new(new Guid(0x0197b000, 0x0000, 0x7000, 0x80, 0, 0, 0, 0, 0, 1, number), code, name, kind, Country, zone);
}
