namespace HealthAssess.Fhir.Search;

/// <summary>Turns an element into the values of one search parameter.</summary>
internal abstract class ValueWriter
{
    public abstract void Write(Element element, List<SearchValue> values);

    /// <summary>For a computed result: an element, or a value that no element has.</summary>
    public virtual void Write(FhirPathValue value, List<SearchValue> values)
    {
        if (value.Element.Exists)
        {
            Write(value.Element, values);
        }
    }
}
