namespace HealthAssess.Fhir;

/// <summary>What a profile may ask of one value: its type, a fixed value, a pattern, a value set, a length, bounds, the target of a reference and where it stands.</summary>
internal static class ItemChecks
{
    public static Action<ProfileElement, Element, Examination>[] All { get; } = [Type, Fixed, Pattern, Binding, Length, BoundCheck.Check, Target, Aggregation];

    private static void Type(ProfileElement definition, Element element, Examination examination)
    {
        if (definition.Types.Length > 0 && !Array.Exists(definition.Types, type => Allows(type.Code, element)))
        {
            examination.Error(element, "structure", $"The profile allows {string.Join(" or ", definition.Types.Select(type => type.Code))} here, not {element.TypeName}.");
        }
    }

    // The system types stand for the values of id, url and the primitives themselves.
    private static bool Allows(string code, Element element) =>
        code.StartsWith("http://hl7.org/fhirpath/", StringComparison.Ordinal) || element.Shape!.Is(code);

    private static void Fixed(ProfileElement definition, Element element, Examination examination)
    {
        if (definition.Fixed.Exists && !ValueMatch.Equals(definition.Fixed, element))
        {
            examination.Error(element, "value", $"The profile fixes this value to {ValueMatch.Show(definition.Fixed)}.");
        }
    }

    private static void Pattern(ProfileElement definition, Element element, Examination examination)
    {
        if (definition.Pattern.Exists && !ValueMatch.Contains(definition.Pattern, element))
        {
            examination.Error(element, "value", $"The profile asks for a value that contains {ValueMatch.Show(definition.Pattern)}.");
        }
    }

    private static void Binding(ProfileElement definition, Element element, Examination examination)
    {
        if (definition.Binding is not { } binding)
        {
            return;
        }

        if (examination.Definitions.ValueSet(binding.ValueSet) is not { } values)
        {
            examination.Inform(element, "not-supported", $"The codes of the value set {binding.ValueSet} are not known here; this one is not held against it.");
        }
        else if (!Codes.Fit(values, element, binding.IsRequired))
        {
            examination.Add(
                binding.IsRequired ? IssueSeverity.Error : IssueSeverity.Warning, element, "code-invalid",
                $"The code is not in the value set {binding.ValueSet} of the profile.");
        }
    }

    private static void Length(ProfileElement definition, Element element, Examination examination)
    {
        if (definition.MaxLength is { } most && element.Text is { } text && text.Length > most)
        {
            examination.Error(element, "too-long", $"The profile allows {most} characters here.");
        }
    }

    /// <remarks>http://hl7.org/fhir/R4/valueset-resource-aggregation-mode.html</remarks>
    private static void Aggregation(ProfileElement definition, Element element, Examination examination)
    {
        if (Array.Find(definition.Types, type => type.Code == "Reference") is not { Aggregation: { Length: > 0 } allowed } || element["reference"].Utf8 is not { IsEmpty: false } text)
        {
            return;
        }

        var found = ReferenceText.Parse(text).Kind == ReferenceKind.Fragment ? "contained" : examination.Resolve(element).Exists ? "bundled" : "referenced";
        if (!allowed.Contains(found, StringComparer.Ordinal) && !(found == "bundled" && allowed.Contains("referenced", StringComparer.Ordinal)))
        {
            examination.Error(element, "structure", $"The profile asks for a target that is {string.Join(" or ", allowed)}; this one is {found}.");
        }
    }

    private static void Target(ProfileElement definition, Element element, Examination examination)
    {
        var type = Array.Find(definition.Types, type => type.Code == "Reference");
        if (element.TypeName != "Reference" || type is null || type.Targets.Length == 0)
        {
            return;
        }

        var target = ReferenceText.Parse(element["reference"].Utf8).Type.ToArray();
        var allowed = type.Targets.Select(url => examination.Definitions.Profile(url)?.Type ?? url.Split('/')[^1]).ToList();
        if (target.Length > 0 && allowed.TrueForAll(name => Metadata.Definitions.IsResourceName(name)) && !allowed.Contains(System.Text.Encoding.UTF8.GetString(target)))
        {
            examination.Error(element, "structure", $"The profile allows a reference to {string.Join(" or ", allowed)} here.");
        }
    }
}
