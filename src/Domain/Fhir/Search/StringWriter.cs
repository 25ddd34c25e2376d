namespace HealthAssess.Fhir.Search;

/// <summary>Strings; of names and addresses each part on its own.</summary>
/// <remarks>FHIR R4, search.html#string.</remarks>
internal sealed class StringWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        if (element.Text is { } text)
        {
            Add(text, values);
        }
        else if (element.TypeName is "HumanName" or "Address")
        {
            Parts(element, values);
        }
        else if (element.TypeName is "CodeableConcept" or "Annotation" && element["text"].Text is { } words)
        {
            Add(words, values);
        }
    }

    private void Parts(Element element, List<SearchValue> values)
    {
        foreach (var part in element.Children)
        {
            if (part.Name is "text" or "family" or "given" or "prefix" or "suffix" or "line" or "city" or "district" or "state" or "postalCode" or "country" && part.Text is { } text)
            {
                Add(text, values);
            }
        }
    }

    private void Add(string text, List<SearchValue> values) => values.Add(new StringValue(parameter, text, Folding.Fold(text)));
}
