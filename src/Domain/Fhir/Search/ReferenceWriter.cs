using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>References, canonicals and resources in place of a reference.</summary>
/// <remarks>FHIR R4, search.html#reference. A reference into the resource itself (<c>#id</c>), or one of words only, has a value that nobody can ask for: it is not missing.</remarks>
internal sealed class ReferenceWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        if (element.IsResource)
        {
            values.Add(new ReferenceValue(parameter, element.TypeName, element["id"].Text, null, null));
        }
        else if (element.TypeName == "Reference")
        {
            Reference(element, values);
        }
        else
        {
            Canonical(element.Utf8, values);
        }
    }

    private void Reference(Element element, List<SearchValue> values)
    {
        var text = element["reference"].Utf8;
        var identifier = element["identifier"];
        if (text.IsEmpty ? !identifier.Exists : text[0] == '#')
        {
            if (!text.IsEmpty || element["display"].Exists)
            {
                values.Add(new ReferenceValue(parameter, null, null, null, null) { Contained = text.Length > 1 ? Encoding.UTF8.GetString(text[1..]) : null });
            }

            return;
        }

        var (type, id, version, url) = SearchReference.Split(text);
        values.Add(new ReferenceValue(
            parameter, type ?? SharedText.Of(element["type"]), id, version, url, identifier.Exists ? TokenWriter.Identifier(parameter, identifier) : null));
    }

    // What is meant inside the resource is no part of its version.
    private static ReadOnlySpan<byte> WithoutFragment(ReadOnlySpan<byte> version) => version.IndexOf((byte)'#') is >= 0 and var at ? version[..at] : version;

    // A canonical is found by its whole address too, whatever its form.
    private void Canonical(ReadOnlySpan<byte> text, List<SearchValue> values)
    {
        var bar = text.IndexOf((byte)'|');
        var (type, id, version, url) = SearchReference.Split(bar < 0 ? text : text[..bar]);
        if (!text.IsEmpty && text[0] != '#')
        {
            values.Add(new ReferenceValue(
                parameter, type, id, bar < 0 ? version : Encoding.UTF8.GetString(WithoutFragment(text[(bar + 1)..])), url ?? (type is null ? Encoding.UTF8.GetString(text) : null)));
        }
    }
}
