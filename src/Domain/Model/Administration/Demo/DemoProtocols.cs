namespace HealthAssess.Domain.Administration.Demo;

/// <summary>The protocols that are switched on at the demo's Points of Entry. Their approver is made up and says so.</summary>
public static class DemoProtocols
{
    /// <summary>Nobody can take this for a clinician.</summary>
    public const string Approver = "Dr Demo (made up, not a clinician)";

    /// <summary>Why they run.</summary>
    public const string Reason = "Demonstration";

    /// <summary>Which runs where: screening on arrival everywhere, fitness to fly at the airport.</summary>
    public static IReadOnlyList<(string Protocol, IReadOnlyList<PointOfEntry> Places)> At { get; } =
    [
        ("EVD-POE", DemoPlaces.All),
        ("FIT-TO-FLY", [.. DemoPlaces.All.Where(place => place.Kind == "airport")]),
    ];
}
