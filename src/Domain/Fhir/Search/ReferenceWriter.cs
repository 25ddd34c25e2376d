namespace HealthAssess.Fhir.Search;

/// <summary>References, canonicals and resources in place of a reference.</summary>
/// <remarks>FHIR R4, search.html#reference. A reference into the resource itself (<c>#id</c>) is found by nobody.</remarks>
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
        else if (element.Text is { } canonical)
        {
            Canonical(canonical, values);
        }
    }

    private void Reference(Element element, List<SearchValue> values)
    {
        var text = element["reference"].Text;
        var identifier = element["identifier"];
        if (text is null ? !identifier.Exists : text.StartsWith('#'))
        {
            return;
        }

        var (type, id, version, url) = SearchReference.Split(text ?? "");
        values.Add(new ReferenceValue(parameter, type ?? element["type"].Text, id, version, url, identifier.Exists ? TokenWriter.Identifier(parameter, identifier) : null));
    }

    private void Canonical(string text, List<SearchValue> values)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var (type, id, version, url) = SearchReference.Split(bar < 0 ? text : text[..bar]);
        if (!text.StartsWith('#'))
        {
            values.Add(new ReferenceValue(parameter, type, id, bar < 0 ? version : text[(bar + 1)..], url ?? (type is null ? text : null)));
        }
    }
}
