namespace HealthAssess.Fhir.Search;

/// <summary>The place of a Location.</summary>
/// <remarks>FHIR R4, location.html#positional.</remarks>
internal sealed class PositionWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        if (element["latitude"].Decimal is { } latitude && element["longitude"].Decimal is { } longitude)
        {
            values.Add(new PositionValue(parameter, latitude, longitude));
        }
    }
}
