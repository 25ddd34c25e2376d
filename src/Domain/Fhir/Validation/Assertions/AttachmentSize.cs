using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>An attachment is as long as it says.</summary>
/// <remarks>FHIR R4, datatypes.html#Attachment: size counts bytes before base64.</remarks>
internal sealed class AttachmentSize : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Attachment";

    public void Check(Element element, Examination examination)
    {
        if (element["size"].Integer is not { } stated || element["data"].Utf8 is not { IsEmpty: false } data)
        {
            return;
        }

        var (letters, padding) = (0, 0);
        foreach (var letter in data)
        {
            letters += letter > ' ' ? 1 : 0;
            padding += letter == '=' ? 1 : 0;
        }

        var actual = (letters / 4 * 3) - padding;
        if (letters % 4 == 0 && actual != stated)
        {
            examination.Error(element, "structure", $"The attachment says {stated} bytes and has {actual}.");
        }
    }
}
