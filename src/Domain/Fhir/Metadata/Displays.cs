using System.Collections.Concurrent;

namespace HealthAssess.Fhir.Metadata;

/// <summary>How the codes of R4's own value sets read, as far as HL7 is their publisher.</summary>
internal static class Displays
{
    private static readonly Sections Source = new("displays.txt");
    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Known = new(StringComparer.Ordinal);

    /// <summary>Null where it is the code itself, and where the system is not at hand.</summary>
    public static string? Of(string system, string code) => Known.GetOrAdd(system, Read).GetValueOrDefault(code);

    private static Dictionary<string, string> Read(string system) =>
        (Source.Find(system) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
