using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HealthAssess.Fhir;

/// <summary>The extensions that R4 itself defines, and whether they are used as defined.</summary>
/// <remarks>FHIR R4, extensibility-registry.html and defining-extensions.html#context.</remarks>
internal static partial class KnownExtensions
{
    private static readonly Lazy<FrozenDictionary<string, KnownExtension>> ByName = new(() =>
        Metadata.Sections.Read("extensions.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(fields => fields[0], Parse, StringComparer.Ordinal));

    /// <summary>Checks the use of a known extension. An unknown name may come from a later version of FHIR.</summary>
    public static void Check(string name, Element extension, Examination examination)
    {
        if (!ByName.Value.TryGetValue(name, out var known))
        {
            return;
        }

        CheckValue(name, known, extension, examination);
        if (known.Contexts.Length > 0 && !Stands(extension.Parent, known.Contexts))
        {
            examination.Error(extension, "structure", $"The extension '{name}' does not belong here, but on {string.Join(", ", known.Contexts)}.");
        }

        if (known.IsModifier != (extension.Name == "modifierExtension"))
        {
            examination.Error(extension, "structure", $"The extension '{name}' {(known.IsModifier ? "belongs" : "does not belong")} among the modifierExtensions.");
        }
    }

    private static void CheckValue(string name, KnownExtension known, Element extension, Examination examination)
    {
        var value = extension["value"];
        if (known.Types.Length == 0 && value.Exists)
        {
            examination.Error(extension, "structure", $"The extension '{name}' has extensions, not a value.");
        }
        else if (value.Exists && !known.Types.Contains(value.TypeName, StringComparer.Ordinal))
        {
            examination.Error(extension, "structure", $"The value of the extension '{name}' is of type {string.Join(" or ", known.Types)}.");
        }
    }

    // A context is a type, an element of a type (HumanName.family), or a path from the resource down.
    private static bool Stands(Element on, string[] contexts)
    {
        var shape = on.Shape!;
        var element = on.Parent.Exists ? $"{on.Parent.Shape!.Name}.{on.Name}" : shape.Name;
        var path = Indexes().Replace(on.Path, "");
        return Array.Exists(contexts, context =>
            shape.Is(context) || context == shape.Name || context == element || path.EndsWith(context, StringComparison.Ordinal) || Folded(context) == Folded(shape.Name));
    }

    // Questionnaire.item.item is the same element as Questionnaire.item.
    private static string Folded(string path)
    {
        var steps = path.Split('.');
        return string.Join('.', steps.Where((step, at) => at == 0 || step != steps[at - 1]));
    }

    private static KnownExtension Parse(string[] fields) =>
        new(Words(fields, 1), Words(fields, 2), fields.ElementAtOrDefault(3) == "m");

    private static string[] Words(string[] fields, int at) => (fields.ElementAtOrDefault(at) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();
}
