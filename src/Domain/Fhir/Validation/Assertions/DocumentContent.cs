using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A document holds everything its Composition refers to directly.</summary>
/// <remarks>FHIR R4, documents.html#content.</remarks>
internal sealed class DocumentContent : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Bundle";

    public void Check(Element element, Examination examination)
    {
        var first = element["entry"];
        var composition = first["resource"];
        if (element["type"].Text != "document" || composition.TypeName != "Composition")
        {
            return;
        }

        var known = new BundleIndex(element);
        var nodes = element.Resource.Nodes;
        for (var at = composition.Index + 1; at < nodes[composition.Index].Link; at++)
        {
            var reference = new Element(element.Resource, at);
            if (!nodes[at].IsSkipped && reference.Name == "reference" && reference.Parent.TypeName == "Reference" && !Holds(known, first["fullUrl"].Text, reference.Text ?? ""))
            {
                examination.Error(reference, "not-found", "The Composition refers to a resource that the document does not hold.");
            }
        }
    }

    // A relative reference is resolved against the base of the Composition's own address.
    private static bool Holds(BundleIndex known, string? fullUrl, string reference)
    {
        var bare = reference.Split("/_history/")[0].Split('#')[0];
        if (bare.Length == 0 || known.Find(bare).Exists)
        {
            return true;
        }

        var own = fullUrl is null ? -1 : fullUrl.LastIndexOf("/Composition/", StringComparison.Ordinal);
        return own < 0 ? known.HasRelative(bare) : known.Find($"{fullUrl![..own]}/{bare}").Exists;
    }
}
