using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A canonical address is absolute, unless it names something contained.</summary>
/// <remarks>FHIR R4, datatypes.html#canonical and references.html#canonical.</remarks>
internal sealed class CanonicalForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "canonical";

    public void Check(Element element, Examination examination)
    {
        var text = element.Utf8;
        if (text.IsEmpty)
        {
            return;
        }

        if (text[0] == '#')
        {
            CheckContained(element, element.Text![1..], examination);
        }
        else if (!text.Contains((byte)':'))
        {
            examination.Warn(element, "value", "A canonical address is absolute; this one nobody can look up.");
        }
    }

    private static void CheckContained(Element element, string id, Examination examination)
    {
        foreach (var contained in element.Container().All("contained"))
        {
            if (contained["id"].Text == id)
            {
                return;
            }
        }

        examination.Error(element, "not-found", "The address names a contained resource that is not there.");
    }
}
