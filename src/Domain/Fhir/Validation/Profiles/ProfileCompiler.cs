using System.Globalization;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Turns the snapshot of a StructureDefinition, a flat list of paths, into a tree.</summary>
internal static class ProfileCompiler
{
    public static Profile Compile(Resource definition)
    {
        var byId = new Dictionary<string, ProfileElement>(StringComparer.Ordinal);
        ProfileElement? root = null;
        foreach (var element in definition.Root["snapshot"].All("element"))
        {
            var id = element["id"].Text ?? element["path"].Text ?? "";
            var compiled = Element(element);
            byId[id] = compiled;
            root ??= compiled;
            if (compiled != root)
            {
                Attach(compiled, id, byId);
            }
        }

        return new Profile(definition.Root["url"].Text ?? "", definition.Root["type"].Text ?? "", root);
    }

    // "Patient.extension:race.url" belongs to "Patient.extension:race", which is a slice of "Patient.extension".
    private static void Attach(ProfileElement element, string id, Dictionary<string, ProfileElement> byId)
    {
        var dot = id.LastIndexOf('.');
        var colon = id.LastIndexOf(':');
        var isSlice = element.SliceName is not null && colon > dot;
        if (byId.TryGetValue(isSlice ? id[..colon] : id[..Math.Max(0, dot)], out var parent))
        {
            (isSlice ? parent.Slices : parent.Children).Add(element);
        }
    }

    private static ProfileElement Element(Element source) => new()
    {
        Name = (source["path"].Text ?? "").Split('.')[^1].Replace("[x]", "", StringComparison.Ordinal),
        SliceName = source["sliceName"].Text,
        Min = source["min"].Integer ?? 0,
        Max = source["max"].Text is { } max && int.TryParse(max, CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue,
        Types = [.. source.All("type").Select(Type)],
        Fixed = source["fixed"],
        Pattern = source["pattern"],
        MaxLength = source["maxLength"].Integer,
        MinValue = source["minValue"],
        MaxValue = source["maxValue"],
        Binding = Binding(source["binding"]),
        Invariants = [.. source.All("constraint").Where(IsOwn).Select(Rule)],
        Slicing = source["slicing"] is { Exists: true } slicing ? Slices(slicing) : null,
    };

    private static ProfileType Type(Element type) => new(
        type["code"].Text ?? "",
        [.. type.All("profile").Select(profile => profile.Text ?? "")],
        [.. type.All("targetProfile").Select(profile => profile.Text ?? "")],
        [.. type.All("aggregation").Select(mode => mode.Text ?? "")]);

    private static (bool, string)? Binding(Element binding) =>
        binding["valueSet"].Text is { } valueSet && binding["strength"].Text is "required" or "extensible"
            ? (binding["strength"].Text == "required", valueSet) : null;

    private static bool IsOwn(Element constraint) =>
        constraint["expression"].Exists && constraint["key"].Text is { } key && key != "ele-1" && !Definitions.Invariants.Value.ContainsKey(key);

    private static Invariant Rule(Element constraint) => new(
        constraint["key"].Text!, constraint["severity"].Text == "error" ? IssueSeverity.Error : IssueSeverity.Warning, constraint["expression"].Text!);

    private static Slicing Slices(Element slicing) => new(
        [.. slicing.All("discriminator").Select(discriminator => (discriminator["type"].Text ?? "", discriminator["path"].Text ?? ""))],
        slicing["rules"].Text,
        slicing["ordered"].Boolean == true);
}
