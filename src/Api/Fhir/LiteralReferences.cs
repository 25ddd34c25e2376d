using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>The references of a resource that name their target by an address, at any depth.</summary>
/// <remarks>http://hl7.org/fhir/R4/references.html#literal</remarks>
internal static class LiteralReferences
{
    /// <summary>The elements <c>Reference.reference</c> below this one.</summary>
    public static IEnumerable<Element> In(Element element)
    {
        foreach (var child in element.Children)
        {
            if (child is { Name: "reference", Text: not null } && element.TypeName == "Reference")
            {
                yield return child;
            }

            foreach (var below in In(child))
            {
                yield return below;
            }
        }
    }
}
