using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The narrative is well-formed XHTML of the safe subset, and says something (txt-1, txt-2). It has no extensions.</summary>
/// <remarks>FHIR R4, narrative.html: formatting only; nothing that runs, loads or asks for input.</remarks>
internal sealed class NarrativeSafety : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "xhtml";

    public void Check(Element element, Examination examination)
    {
        if (element["extension"].Exists)
        {
            examination.Error(element, "structure", "XHTML has no extensions.");
        }

        if (element.Text is { } text && XhtmlCheck.Fault(text) is { } fault)
        {
            examination.Error(element, "invalid", fault);
        }
    }
}
