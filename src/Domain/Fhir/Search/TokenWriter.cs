namespace HealthAssess.Fhir.Search;

/// <summary>Tokens of codes, codings, concepts, identifiers, contact points, booleans and ids.</summary>
/// <remarks>FHIR R4, search.html#token.</remarks>
internal sealed class TokenWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        switch (element.TypeName)
        {
            case "Coding":
                Coding(element, null, values);
                break;
            case "CodeableConcept":
                Concept(element, values);
                break;
            case "Identifier":
                values.Add(Identifier(parameter, element));
                break;
            case "ContactPoint" when element["value"].Text is { } value:
                values.Add(new TokenValue(parameter, SharedText.Of(element["system"]), value));
                break;
            default:
                Plain(element, values);
                break;
        }
    }

    public override void Write(FhirPathValue value, List<SearchValue> values)
    {
        if (value.Element.Exists)
        {
            Write(value.Element, values);
        }
        else if (value.Text is { } text)
        {
            values.Add(new TokenValue(parameter, null, text) { IsCaseSensitive = true });
        }
    }

    /// <summary>The token of an identifier.</summary>
    public static TokenValue Identifier(string parameter, Element identifier)
    {
        var type = identifier["type"];
        List<string>? types = null;
        foreach (var coding in type.All("coding"))
        {
            (types ??= []).Add(SharedText.Of(coding["system"]) + "|" + SharedText.Of(coding["code"]));
        }

        return new TokenValue(parameter, SharedText.Of(identifier["system"]), identifier["value"].Text, type["text"].Text, types);
    }

    private void Concept(Element concept, List<SearchValue> values)
    {
        var text = concept["text"].Text;
        var before = values.Count;
        foreach (var coding in concept.All("coding"))
        {
            Coding(coding, text, values);
        }

        if (values.Count == before && text is not null)
        {
            values.Add(new TokenValue(parameter, null, null, text));
        }
    }

    private void Coding(Element coding, string? text, List<SearchValue> values)
    {
        string? system = SharedText.Of(coding["system"]), code = SharedText.Of(coding["code"]), display = SharedText.Of(coding["display"]);
        if (system is not null || code is not null || display is not null)
        {
            values.Add(new TokenValue(parameter, system, code, display is null || display == text ? text : text is null ? display : string.Concat(display, "\n", text)));
        }
    }

    private void Plain(Element element, List<SearchValue> values)
    {
        if ((element.TypeName == "code" ? SharedText.Of(element) : element.Text) is { } text)
        {
            values.Add(new TokenValue(parameter, null, text) { IsCaseSensitive = element.TypeName != "string" });
        }
    }
}
