namespace HealthAssess.Fhir;

/// <summary>What must be there is there. (Too many of what may come once, the reader has told.)</summary>
/// <remarks>FHIR R4, conformance-rules.html#cardinality.</remarks>
internal sealed class Cardinality : IAssertion
{
    public void Check(Element element, IssueList issues)
    {
        var shape = element.Shape!;
        if (shape.RequiredMask == 0 || shape.IsPrimitive)
        {
            return;
        }

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
            issues.Add(IssueSeverity.Error, "required", element.Path, $"'{required.Name}{(required.IsChoice ? "[x]" : "")}' is missing.");
        }
    }
}
