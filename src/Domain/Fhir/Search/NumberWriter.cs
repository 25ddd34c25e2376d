namespace HealthAssess.Fhir.Search;

/// <summary>Numbers and ranges of numbers.</summary>
/// <remarks>FHIR R4, search.html#number.</remarks>
internal sealed class NumberWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        if (element.Decimal is { } number)
        {
            values.Add(new NumberValue(parameter, number, number));
        }
        else if (element.TypeName == "Range")
        {
            decimal? low = element["low"]["value"].Decimal, high = element["high"]["value"].Decimal;
            if (low is not null || high is not null)
            {
                values.Add(new NumberValue(parameter, low ?? decimal.MinValue, high ?? decimal.MaxValue));
            }
        }
    }
}
