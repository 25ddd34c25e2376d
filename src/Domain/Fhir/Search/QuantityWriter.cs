namespace HealthAssess.Fhir.Search;

/// <summary>Quantities, money, and both ends of ranges.</summary>
/// <remarks>FHIR R4, search.html#quantity.</remarks>
internal sealed class QuantityWriter(string parameter) : ValueWriter
{
    private const string Currencies = "urn:iso:std:iso:4217";

    public override void Write(Element element, List<SearchValue> values)
    {
        switch (element.TypeName)
        {
            case "Money":
                Add(element, Currencies, element["currency"].Text, values);
                break;
            case "Range":
                Write(element["low"], values);
                Write(element["high"], values);
                break;
            case "SampledData":
                Write(element["origin"], values);
                break;
            default:
                Add(element, SharedText.Of(element["system"]), SharedText.Of(element["code"]), values);
                break;
        }
    }

    private void Add(Element element, string? system, string? code, List<SearchValue> values)
    {
        if (element["value"].Decimal is not { } value)
        {
            return;
        }

        var (unit, canonical) = system == CanonicalQuantity.Ucum && code is not null && CanonicalQuantity.Of(value, code) is var (known, converted) ? (known, converted) : ((string?)null, (decimal?)null);
        values.Add(new QuantityValue(parameter, system, code, SharedText.Of(element["unit"]), value, unit, canonical));
    }
}
