using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>An identifier whose system says "a URI" has a URI as its value; other systems are absolute addresses.</summary>
/// <remarks>FHIR R4, datatypes.html#Identifier.</remarks>
internal sealed class IdentifierForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Identifier";

    public void Check(Element element, Examination examination)
    {
        var system = element["system"];
        var value = element["value"];
        if (system.Utf8.SequenceEqual("urn:ietf:rfc:3986"u8) && value.Utf8 is { IsEmpty: false } text && !text.Contains((byte)':'))
        {
            examination.Error(value, "value", "With the system urn:ietf:rfc:3986 the value is a full URI.");
        }
        else if (system.Utf8 is { IsEmpty: false } address && !address.Contains((byte)':'))
        {
            examination.Error(system, "value", "The system of an identifier is an absolute address.");
        }
    }
}
