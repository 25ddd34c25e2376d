using System.Buffers;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The id of an element has no spaces and comes once in its resource.</summary>
/// <remarks>
/// FHIR R4, element.html: "unique id for the element within a resource", "any string value that does not contain spaces".
/// Those of ElementDefinitions are paths, which snapshot and differential share (elementdefinition.html#id).
/// </remarks>
internal sealed class ElementIds : IAssertion
{
    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n"u8);

    public bool AppliesTo(TypeShape type, ElementShape? element) => element?.Name == "id" && type.Name == "string";

    public void Check(Element element, Examination examination)
    {
        if (element.Utf8.ContainsAny(Spaces))
        {
            examination.Error(element, "value", "The id of an element has no spaces.");
        }
        else if (element.Text is { } id && element.Parent.TypeName != "ElementDefinition" && !examination.IsFirst(element.Parent.NearestResource(), id))
        {
            examination.Error(element, "invariant", $"Two elements of the resource have the id '{id}'.");
        }
    }
}
