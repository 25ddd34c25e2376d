using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Codes come from the value set their element is bound to: required ones must, extensible ones should.</summary>
/// <remarks>FHIR R4, terminologies.html#strength. Value sets that cannot be computed from the definitions are not checked.</remarks>
internal sealed class CodeBinding : IAssertion
{
    public void Check(Element element, IssueList issues)
    {
        if (element.Property?.Element.Binding is not { } binding || ValueSets.Find(binding.ValueSet) is not { } values)
        {
            return;
        }

        var fits = element.TypeName switch
        {
            "Coding" or "Quantity" => Fits(values, element, element["code"].Text),
            "CodeableConcept" => FitsAny(values, element),
            _ => element.Text is not { } code || values.Holds(code),
        };
        if (!fits)
        {
            issues.Add(
                binding.IsRequired ? IssueSeverity.Error : IssueSeverity.Warning, "code-invalid", element.Path,
                $"The code is not in the value set '{binding.ValueSet}'{(binding.IsRequired ? "" : "; it should be, where a fitting code is there")}.");
        }
    }

    private static bool Fits(ValueSetCodes values, Element coding, string? code) =>
        code is null || (coding["system"].Text is { } system ? values.Holds(system, code) : values.Holds(code));

    // Text alone says that no code was known; that is allowed.
    private static bool FitsAny(ValueSetCodes values, Element concept)
    {
        var any = false;
        foreach (var coding in concept.All("coding"))
        {
            any = true;
            if (coding["code"].Text is { } code && Fits(values, coding, code))
            {
                return true;
            }
        }

        return !any;
    }
}
