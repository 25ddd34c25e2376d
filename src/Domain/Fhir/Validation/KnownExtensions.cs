using System.Collections.Frozen;

namespace HealthAssess.Fhir;

/// <summary>The extensions that R4 itself defines: which types their values may have.</summary>
/// <remarks>FHIR R4, extensibility-registry.html.</remarks>
internal static class KnownExtensions
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Types = new(() =>
        Metadata.Sections.Read("extensions.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(fields => fields[0], fields => fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal));

    /// <summary>Checks the value of a known extension. An unknown name may come from a later version of FHIR.</summary>
    public static void Check(string name, Element extension, Examination examination)
    {
        if (!Types.Value.TryGetValue(name, out var types))
        {
            return;
        }

        var value = extension["value"];
        if (types.Length == 0 && value.Exists)
        {
            examination.Error(extension, "structure", $"The extension '{name}' has extensions, not a value.");
        }
        else if (value.Exists && !types.Contains(value.TypeName, StringComparer.Ordinal))
        {
            examination.Error(extension, "structure", $"The value of the extension '{name}' is of type {string.Join(" or ", types)}.");
        }
    }
}
