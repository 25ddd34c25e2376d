namespace HealthAssess.Fhir.Search;

/// <summary>Writers of the plain search types.</summary>
internal static class SimpleWriter
{
    public static ValueWriter Of(string parameter, SearchType type) => type switch
    {
        SearchType.Number => new NumberWriter(parameter),
        SearchType.Date => new DateWriter(parameter),
        SearchType.String => new StringWriter(parameter),
        SearchType.Reference => new ReferenceWriter(parameter),
        SearchType.Quantity => new QuantityWriter(parameter),
        SearchType.Uri => new UriWriter(parameter),
        SearchType.Special => new PositionWriter(parameter),
        _ => new TokenWriter(parameter),
    };
}
