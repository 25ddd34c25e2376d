using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>What must be there is there. (Too many of what may come once, the reader has told.)</summary>
/// <remarks>FHIR R4, conformance-rules.html#cardinality.</remarks>
internal sealed class Cardinality : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.RequiredMask != 0 && !type.IsPrimitive;

    public void Check(Element element, Examination examination)
    {
        var shape = element.Shape!;
        var missing = shape.RequiredMask;
        foreach (var child in element.Children)
        {
            missing &= ~child.Property!.Element.Bit;
        }

        if (missing == 0)
        {
            return;
        }

        foreach (var required in shape.Elements.Where(required => (required.Bit & missing) != 0))
        {
            examination.Error(element, "required", $"'{required.Name}{(required.IsChoice ? "[x]" : "")}' is missing.");
        }
    }
}
