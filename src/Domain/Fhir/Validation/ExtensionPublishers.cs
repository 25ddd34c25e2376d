namespace HealthAssess.Fhir;

/// <summary>Whose extensions a strict check lets pass without their definitions.</summary>
/// <remarks>FHIR R4, extensibility.html#publishing: definitions are published; the addresses here are well-known publishers, or examples by agreement.</remarks>
internal static class ExtensionPublishers
{
    private static readonly string[] Addresses =
    [
        "http://hl7.org/fhir/", "http://terminology.hl7.org/", "http://fhir.org/guides/", "http://smart.who.int/", "https://healthassess.org/fhir/",
        "http://synthetichealth.github.io/synthea/", "http://example.org/", "https://example.org/", "http://nema.org/",
    ];

    public static bool Include(string url) => Array.Exists(Addresses, address => url.StartsWith(address, StringComparison.Ordinal));
}
