using System.Text.Json;

namespace HealthAssess.Domain.Requirements;

/// <summary>The requirements that come with the product: few countries, each rule with its source and date. An installation imports the WHO country list over them.</summary>
public static class SeedRequirements
{
    /// <summary>The set.</summary>
    public static RequirementSet Set { get; } = Read();

    private static RequirementSet Read()
    {
        using var stream = typeof(SeedRequirements).Assembly.GetManifestResourceStream("requirements.json")!;
        using var json = JsonDocument.Parse(stream);
        return RequirementReader.Read(json.RootElement).Value;
    }
}
