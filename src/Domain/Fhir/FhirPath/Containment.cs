namespace HealthAssess.Fhir.Paths;

/// <summary>The resource an element stands in, and the one that contains that.</summary>
/// <remarks>FHIR R4, fhirpath.html#variables: a contained resource's root is its container; a Bundle's entry is its own.</remarks>
internal static class Containment
{
    /// <summary>The innermost resource around the element, itself included.</summary>
    public static Element Resource(Element element)
    {
        var at = element;
        while (!at.IsResource && at.Parent.Exists)
        {
            at = at.Parent;
        }

        return at;
    }

    /// <summary>The same, but for a contained resource the one that contains it.</summary>
    public static Element Root(Element element)
    {
        var resource = Resource(element);
        return resource.Property?.Element.Name == "contained" ? Resource(resource.Parent) : resource;
    }
}
