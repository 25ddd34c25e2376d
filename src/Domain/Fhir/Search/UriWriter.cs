namespace HealthAssess.Fhir.Search;

/// <summary>Addresses as they are written.</summary>
/// <remarks>FHIR R4, search.html#uri.</remarks>
internal sealed class UriWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        if (element.Text is { } uri)
        {
            values.Add(new UriValue(parameter, uri));
        }
    }
}
