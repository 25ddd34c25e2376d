namespace HealthAssess.Fhir;

/// <summary>Which resource an element belongs to.</summary>
internal static class Surroundings
{
    /// <summary>The nearest resource around an element, or the element itself where it is one.</summary>
    public static Element NearestResource(this Element element)
    {
        while (!element.IsResource)
        {
            element = element.Parent;
        }

        return element;
    }

    /// <summary>The resource that may contain others for this element: the nearest one that is not itself contained.</summary>
    public static Element Container(this Element element)
    {
        var resource = element.NearestResource();
        while (resource.Property?.Element.Name == "contained")
        {
            resource = resource.Parent.NearestResource();
        }

        return resource;
    }
}
