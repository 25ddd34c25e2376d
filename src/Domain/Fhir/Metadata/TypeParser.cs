using System.Globalization;

namespace HealthAssess.Fhir.Metadata;

/// <summary>Turns a section of the definitions file into a type.</summary>
internal static class TypeParser
{
    public static TypeShape Parse(string name, string section)
    {
        var lines = section.TrimEnd('\n').Split('\n');
        var head = lines[0].Split('\t');
        var inherited = head[2].Length == 0 ? null : Definitions.Get(head[2]);
        var isPrimitive = head[1][0] == 'P';
        var own = lines.Skip(1).Select(line => line.Split('\t')).ToArray();
        var elements = inherited is null ? [] : inherited.Elements.Select(Copy).ToList();
        if (!isPrimitive)
        {
            elements.AddRange(own.Select((fields, index) => Element(fields, elements.Count + index)).ToArray());
        }

        return new TypeShape(name, Kind(head[1][0]), head[1].EndsWith('a'), head[2], head[3], [.. elements],
            [.. inherited?.Invariants ?? [], .. Rules(head.ElementAtOrDefault(4))], isPrimitive ? own[0].ElementAtOrDefault(7) : null);
    }

    public static Dictionary<string, Invariant> Invariants(Sections source) =>
        source.Find("!invariants")!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(
                fields => fields[0][1..],
                fields => new Invariant(fields[0][1..].Split('~')[0], fields[1] == "error" ? IssueSeverity.Error : IssueSeverity.Warning, fields[2]),
                StringComparer.Ordinal);

    private static TypeKind Kind(char letter) => letter switch
    {
        'P' => TypeKind.Primitive,
        'R' => TypeKind.Resource,
        'B' => TypeKind.Backbone,
        _ => TypeKind.Complex,
    };

    private static ElementShape Element(string[] fields, int ordinal) => WithProperties(new ElementShape
    {
        Name = string.Intern(fields[0]),
        Ordinal = ordinal,
        Min = int.Parse(fields[1], CultureInfo.InvariantCulture),
        Max = fields[2] == "*" ? ElementShape.Many : int.Parse(fields[2], CultureInfo.InvariantCulture),
        IsChoice = fields[3].Contains('c', StringComparison.Ordinal),
        IsModifier = fields[3].Contains('m', StringComparison.Ordinal),
        IsSummary = fields[3].Contains('s', StringComparison.Ordinal),
        Types = [.. fields[4].Split(' ').Select(Type)],
        Binding = fields.ElementAtOrDefault(5) is { Length: > 2 } binding ? new Binding(binding[0] == 'r', binding[2..]) : null,
        Invariants = Rules(fields.ElementAtOrDefault(6)),
    });

    // Each type numbers its properties anew, so that a node tells which type it was read in.
    private static ElementShape Copy(ElementShape element) => WithProperties(new ElementShape
    {
        Name = element.Name,
        Ordinal = element.Ordinal,
        Min = element.Min,
        Max = element.Max,
        IsChoice = element.IsChoice,
        IsModifier = element.IsModifier,
        IsSummary = element.IsSummary,
        Types = element.Types,
        Binding = element.Binding,
        Invariants = element.Invariants,
    });

    private static ElementShape WithProperties(ElementShape element)
    {
        element.Properties = [.. element.Types.Select(type => new Property(element, JsonName(element, type.Name), type.Name))];
        return element;
    }

    private static string JsonName(ElementShape element, string type) =>
        element.IsChoice ? element.Name + char.ToUpperInvariant(FhirName(type)[0]) + FhirName(type)[1..] : element.Name;

    // The one profile that R4 uses as a type of an element.
    private static string FhirName(string type) => type == "SimpleQuantity" ? "Quantity" : type;

    private static TypeReference Type(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? new TypeReference(text, []) : new TypeReference(text[..open], text[(open + 1)..^1].Split('|'));
    }

    private static Invariant[] Rules(string? keys) =>
        string.IsNullOrEmpty(keys) ? [] : [.. keys.Split(' ').Select(key => Definitions.Invariants.Value[key])];
}
