using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>An observation whose LOINC code is that of a vital sign keeps to R4's profile of it, where the validator has those profiles.</summary>
/// <remarks>FHIR R4, observation-vitalsigns.html. A write does not ask: what a device sends without a category is still worth keeping.</remarks>
internal sealed class VitalSignCode : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.IsResource && (type.IsAbstract || type.Name == "Observation");

    public void Check(Element element, Examination examination)
    {
        if (element.TypeName == "Observation" && examination.Definitions.HasProfiles && VitalSigns.Of(element) is { } url
            && !element["meta"].All("profile").Any(claimed => claimed.Text?.Split('|')[0] == url) && examination.Definitions.Profile(url) is { } profile)
        {
            examination.Inform(element, "informational", $"By its code this is a vital sign, which has to keep to {url}.");
            ProfileCheck.Check(profile, element, examination);
        }
    }
}
