using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A reference is well formed, points at a type its element allows, and, within the resource, at something that is there (ref-1).</summary>
/// <remarks>FHIR R4, references.html; the form of those within a server is the regular expression of 2.3.0.1.</remarks>
internal sealed class ReferenceForm : IAssertion
{
    private static ReadOnlySpan<byte> Core => "http://hl7.org/fhir/StructureDefinition/"u8;

    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Reference";

    public void Check(Element element, Examination examination)
    {
        var literal = element["reference"];
        if (literal.Utf8 is not { IsEmpty: false } text)
        {
            CheckType(element, element["type"].Utf8, examination);
            return;
        }

        // Reference.reference is a string: only elements of type uri are refused for this, so the reference validator, too.
        if (text.StartsWith("urn:"u8) && PrimitiveForms.Address(text) is { } fault)
        {
            examination.Warn(literal, "value", fault);
        }

        var reference = ReferenceText.Parse(text);
        CheckSaidType(element, reference, examination);
        switch (reference.Kind)
        {
            case ReferenceKind.Malformed:
            case ReferenceKind.Relative when !reference.IsRestful(text):
                examination.Error(literal, "value", "A reference is Type/id, perhaps with /_history/ and a version, an absolute address, or # and the id of a contained resource.");
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

    /// <summary>"If both Reference.type and Reference.reference are populated and Reference.reference is a FHIR URL, both SHALL be consistent."</summary>
    private static void CheckSaidType(Element element, ReferenceText reference, Examination examination)
    {
        if (reference.Type.IsEmpty || element["type"].Utf8 is not { IsEmpty: false } said)
        {
            return;
        }

        var name = said.StartsWith(Core) ? said[Core.Length..] : said;
        if (!name.SequenceEqual(reference.Type))
        {
            examination.Error(element, "structure", $"The reference says it points at {Encoding.UTF8.GetString(said)}, and points at {Encoding.UTF8.GetString(reference.Type)}.");
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
