using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The system of a code is an absolute address, and that of a code system rather than of a value set.</summary>
/// <remarks>FHIR R4, datatypes.html#Coding: systems are URIs that identify code systems; a value set is none.</remarks>
internal sealed class CodingSystem : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Coding";

    public void Check(Element element, Examination examination)
    {
        var system = element["system"];
        var text = system.Utf8;
        if (text.IsEmpty)
        {
            return;
        }

        if (!text.Contains((byte)':'))
        {
            examination.Error(system, "value", "The system of a code is an absolute address.");
        }
        else if (text.StartsWith("http://hl7.org/fhir/ValueSet/"u8) || text.StartsWith("http://terminology.hl7.org/ValueSet/"u8))
        {
            examination.Error(system, "value", "This is the address of a value set, not of a code system.");
        }
    }
}
