using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Codes come from the value set their element is bound to: required ones must, extensible ones should.</summary>
/// <remarks>FHIR R4, terminologies.html#strength. Value sets that cannot be computed from the definitions are not checked.</remarks>
internal sealed class CodeBinding : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => element?.Binding is { } binding && ValueSets.Find(binding.ValueSet) is not null;

    public void Check(Element element, Examination examination)
    {
        var binding = element.Property!.Element.Binding!;
        if (!Codes.Fit(ValueSets.Find(binding.ValueSet)!, element, binding.IsRequired))
        {
            examination.Add(
                binding.IsRequired ? IssueSeverity.Error : IssueSeverity.Warning, element, "code-invalid",
                $"The code is not in the value set '{binding.ValueSet}'{(binding.IsRequired ? "" : "; it should be, where a fitting code is there")}.");
        }
    }
}
