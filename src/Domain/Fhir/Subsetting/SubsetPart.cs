using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The wanted elements of an element that the resource itself defines (Bundle.entry, Questionnaire.item).</summary>
internal sealed class SubsetPart : ElementBuilder
{
    public SubsetPart(Element source, Func<ElementShape, bool> keep)
        : base(source.Shape!.Name)
    {
        Load(this, source);
        Trim(source.Shape!, keep, nested: true);
    }
}
