using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A reference is well formed, points at a type its element allows, and, within the resource, at something that is there (ref-1).</summary>
/// <remarks>FHIR R4, references.html.</remarks>
internal sealed class ReferenceForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Reference";

    public void Check(Element element, Examination examination)
    {
        var literal = element["reference"];
        if (literal.Utf8 is not { IsEmpty: false } text)
        {
            CheckType(element, element["type"].Utf8, examination);
            return;
        }

        var reference = ReferenceText.Parse(text);
        switch (reference.Kind)
        {
            case ReferenceKind.Malformed:
                examination.Error(literal, "value", "A reference is Type/id, an absolute address, or # and the id of a contained resource.");
                break;
            case ReferenceKind.Fragment when reference.Id.Length > 0:
                CheckContained(element, Encoding.UTF8.GetString(reference.Id), examination);
                break;
            case ReferenceKind.Absolute when examination.Resource.TypeName == "Bundle":
                CheckType(element, Encoding.UTF8.GetBytes(examination.Bundle.TypeAt(Encoding.UTF8.GetString(text)) ?? ""), examination);
                break;
            default:
                CheckType(element, reference.Type, examination);
                break;
        }
    }

    private static void CheckContained(Element element, string id, Examination examination)
    {
        foreach (var contained in element.Container().All("contained"))
        {
            if (contained["id"].Text == id)
            {
                CheckType(element, Encoding.UTF8.GetBytes(contained.TypeName), examination);
                return;
            }
        }

        examination.Error(element, "not-found", "The reference names a contained resource that is not there (ref-1).");
    }

    private static void CheckType(Element element, ReadOnlySpan<byte> type, Examination examination)
    {
        if (type.IsEmpty || !ResourceNames.Holds(type))
        {
            return;
        }

        var targets = Targets(element);
        foreach (var target in targets)
        {
            if (target is "Resource" || Ascii.Equals(type, target))
            {
                return;
            }
        }

        if (targets.Length > 0)
        {
            examination.Error(element, "structure", $"The reference may point at {string.Join(", ", targets)}, not at {Encoding.UTF8.GetString(type)}.");
        }
    }

    private static string[] Targets(Element element)
    {
        foreach (var type in element.Property!.Element.Types)
        {
            if (type.Name == "Reference")
            {
                return type.Targets;
            }
        }

        return [];
    }
}
