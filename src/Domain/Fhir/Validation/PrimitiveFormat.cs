namespace HealthAssess.Fhir;

/// <summary>A primitive's text has the form its type asks for.</summary>
/// <remarks>FHIR R4, datatypes.html#primitive.</remarks>
internal sealed class PrimitiveFormat : IAssertion
{
    public void Check(Element element, IssueList issues)
    {
        if (element.Kind is null or NodeKind.Object or NodeKind.Null or NodeKind.True or NodeKind.False)
        {
            return;
        }

        if (PrimitiveForms.Fault(element) is { } fault)
        {
            issues.Add(IssueSeverity.Error, "value", element.Path, fault);
        }
    }
}
