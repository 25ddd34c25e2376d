using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>An element has a value or children besides its id (ele-1).</summary>
/// <remarks>FHIR R4, element.html, invariant ele-1.</remarks>
internal sealed class HasContent : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => element is not null && !type.IsResource;

    public void Check(Element element, Examination examination)
    {
        if (element.Kind is not (null or NodeKind.Object or NodeKind.Null))
        {
            return;
        }

        var holder = element.Node.HasTwin ? element.Node.Link : element.Index;
        var nodes = element.Resource.Nodes;
        if (nodes[holder].Link == holder + 2 && new Element(element.Resource, holder + 1).Name == "id")
        {
            examination.Error(element, "structure", "An id alone is no content (ele-1).");
        }
    }
}
