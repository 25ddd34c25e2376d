using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>An extension has a value or extensions, not both (ext-1), and an absolute url without a version.</summary>
/// <remarks>FHIR R4, extensibility.html#Extension. Within a complex extension the urls are relative names.</remarks>
internal sealed class ExtensionForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "Extension";

    public void Check(Element element, Examination examination)
    {
        var (value, nested) = (false, false);
        Element url = default;
        foreach (var child in element.Children)
        {
            var name = child.Name;
            value |= name == "value";
            nested |= name == "extension";
            url = name == "url" ? child : url;
        }

        if (value == nested)
        {
            examination.Error(element, "invariant", value ? "An extension has a value or extensions, not both (ext-1)." : "An extension needs a value or extensions (ext-1).");
        }

        if (url.Exists)
        {
            CheckUrl(element, url, examination);
        }
    }

    private static void CheckUrl(Element extension, Element url, Examination examination)
    {
        var text = url.Utf8;
        if (text.Contains((byte)'|'))
        {
            examination.Error(url, "value", "The url of an extension carries no version.");
        }
        else if (!text.Contains((byte)':') && extension.Parent.TypeName != "Extension")
        {
            examination.Error(url, "value", "The url of an extension is absolute.");
        }
        else if (text.StartsWith("http://hl7.org/fhir/StructureDefinition/"u8))
        {
            KnownExtensions.Check(Encoding.UTF8.GetString(text[40..]), extension, examination);
        }
        else if (text.Contains((byte)':'))
        {
            CheckKnown(extension, Encoding.UTF8.GetString(text), examination);
        }
    }

    private static void CheckKnown(Element extension, string url, Examination examination)
    {
        if (examination.Definitions.Profile(url) is { } definition)
        {
            ProfileCheck.Check(definition, extension, examination);
        }
        else if (examination.Validator.IsStrict && !ExtensionPublishers.Include(url))
        {
            examination.Error(extension, "extension", "The definition of this extension is not at hand.");
        }
    }
}
