using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>One rule about elements. Immutable; one instance serves all validators.</summary>
internal interface IAssertion
{
    /// <summary>Whether elements of that type in that place are asked at all; decided once for each property of the definitions.</summary>
    /// <param name="type">The element's type.</param>
    /// <param name="element">Its definition; null for the outermost resource.</param>
    bool AppliesTo(TypeShape type, ElementShape? element);

    /// <summary>Adds what is wrong with the element.</summary>
    void Check(Element element, Examination examination);
}
