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

    /// <summary>Holds a resource to the profile somebody asked for: what cannot be checked is then no mere remark.</summary>
    public static void Demand(Element element, string url, Examination examination)
    {
        var plain = url.Split('|')[0];
        if (examination.Definitions.Profile(url) is { } profile)
        {
            if (profile.Root is null)
            {
                examination.Error(element, "not-supported", $"The profile {url} has no snapshot, so nothing can be held to it.");
            }
            else
            {
                ProfileCheck.Check(profile, element, examination);
            }
        }
        else if (!plain.StartsWith(Core, StringComparison.Ordinal) || !Definitions.IsResourceName(plain[Core.Length..]))
        {
            examination.Error(element, "not-found", $"The profile {url} is not known here.");
        }
        else if (plain != Core + element.TypeName)
        {
            examination.Error(element, "structure", $"The profile {url} is one of {plain[Core.Length..]}, and this is of type {element.TypeName}.");
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
