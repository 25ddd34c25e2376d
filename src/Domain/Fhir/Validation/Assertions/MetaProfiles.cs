using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A resource keeps to the profiles it names, as far as they are known here.</summary>
/// <remarks>FHIR R4, resource.html#Meta: meta.profile is a claim.</remarks>
internal sealed class MetaProfiles : IAssertion
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    public bool AppliesTo(TypeShape type, ElementShape? element) => type.IsResource;

    public void Check(Element element, Examination examination)
    {
        foreach (var profile in element["meta"].All("profile"))
        {
            if (profile.Text is { } url)
            {
                Check(element, url, examination);
            }
        }
    }

    public static void Check(Element element, string url, Examination examination)
    {
        if (examination.Definitions.Profile(url) is { } profile)
        {
            ProfileCheck.Check(profile, element, examination);
        }
        else if (url.Split('|')[0] != Core + element.TypeName)
        {
            examination.Inform(element, "not-found", $"The profile {url} is not known here; it is not checked.");
        }
    }
}
