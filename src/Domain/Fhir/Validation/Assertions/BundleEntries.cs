using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The entries of a Bundle: full addresses are absolute, fit the resource, and come once; results of a search have ids.</summary>
/// <remarks>FHIR R4, bundle.html#bundle-unique and bdl-7.</remarks>
internal sealed class BundleEntries : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Bundle";

    public void Check(Element element, Examination examination)
    {
        var type = element["type"].Text;
        var addresses = new HashSet<(string Url, string? Version)>();
        foreach (var entry in element.All("entry"))
        {
            var resource = entry["resource"];
            if (entry["fullUrl"] is { Exists: true } url)
            {
                CheckAddress(url, resource, examination);
                if (type != "history" && !addresses.Add((url.Text ?? "", resource["meta"]["versionId"].Text)))
                {
                    examination.Error(entry, "invariant", "The same resource stands in the Bundle twice (bdl-7).");
                }
            }

            if (type == "searchset" && resource.Exists && resource.TypeName != "OperationOutcome" && !resource["id"].Exists)
            {
                examination.Error(resource, "invalid", "A result of a search has an id.");
            }
        }
    }

    private static void CheckAddress(Element url, Element resource, Examination examination)
    {
        var text = url.Utf8;
        var reference = ReferenceText.Parse(text);
        if (reference.Kind is not (ReferenceKind.Rest or ReferenceKind.Absolute))
        {
            examination.Error(url, "value", "A full address is absolute.");
        }
        else if (reference.Kind == ReferenceKind.Rest && resource["id"].Utf8 is { IsEmpty: false } id
            && !(id.SequenceEqual(reference.Id) && Ascii.Equals(reference.Type, resource.TypeName)))
        {
            examination.Error(url, "value", "The full address ends with another type or id than the resource has.");
        }
    }
}
