namespace HealthAssess.Fhir;

/// <summary>What a profile may ask of one value: its type, a fixed value, a pattern, a value set, a length, the target of a reference.</summary>
internal static class ItemChecks
{
    public static Action<ProfileElement, Element, Examination>[] All { get; } = [Type, Fixed, Pattern, Binding, Length, Target];

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
        if (definition.Binding is { } binding && examination.Definitions.ValueSet(binding.ValueSet) is { } values && !Codes.Fit(values, element, binding.IsRequired))
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
