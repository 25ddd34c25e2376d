using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A primitive's text has the form its type asks for.</summary>
/// <remarks>FHIR R4, datatypes.html#primitive.</remarks>
internal sealed class PrimitiveFormat : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.IsPrimitive && type.Name is not ("boolean" or "decimal");

    public void Check(Element element, Examination examination)
    {
        if (element.Kind is NodeKind.String or NodeKind.EscapedString or NodeKind.Number && PrimitiveForms.Fault(element) is { } fault)
        {
            examination.Error(element, "value", fault);
        }
    }
}
