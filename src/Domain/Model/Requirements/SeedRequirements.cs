using System.Text.Json;

namespace HealthAssess.Domain.Requirements;

/// <summary>The requirements that come with the product: few countries, each rule with its source and date. An installation imports the WHO country list over them.</summary>
public static class SeedRequirements
{
    /// <summary>The set as it stands in its file.</summary>
    public static byte[] Text { get; } = ReadText();

    /// <summary>The set.</summary>
    public static RequirementSet Set { get; } = Read();

    private static byte[] ReadText()
    {
        using var stream = typeof(SeedRequirements).Assembly.GetManifestResourceStream("requirements.json")!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return text.ToArray();
    }

    private static RequirementSet Read()
    {
        using var json = JsonDocument.Parse(Text);
        return RequirementReader.Read(json.RootElement).Value;
    }
}
