namespace HealthAssess.Fhir.Search;

/// <summary>Quantities, money, and ranges.</summary>
/// <remarks>FHIR R4, search.html#quantity.</remarks>
internal sealed class QuantityWriter(string parameter) : ValueWriter
{
    private const decimal Endless = 1e28m;
    private const string Currencies = "urn:iso:std:iso:4217";

    public override void Write(Element element, List<SearchValue> values)
    {
        switch (element.TypeName)
        {
            case "Money":
                Add(element, Currencies, element["currency"].Text, values);
                break;
            case "Range":
                Range(element["low"], element["high"], values);
                break;
            case "SampledData":
                Write(element["origin"], values);
                break;
            default:
                Add(element, SharedText.Of(element["system"]), SharedText.Of(element["code"]), values);
                break;
        }
    }

    /// <summary>One value from its low to its high end; an end that is not given is open.</summary>
    private void Range(Element low, Element high, List<SearchValue> values)
    {
        if (Of(low) is not { } least)
        {
            if (Of(high) is { } only)
            {
                values.Add(only with { Value = -Endless, Upper = only.Value, CanonicalValue = only.CanonicalCode is null ? null : -Endless, CanonicalUpper = only.CanonicalValue });
            }
        }
        else
        {
            var until = Of(high);
            values.Add(least with { Upper = until?.Value ?? Endless, CanonicalUpper = least.CanonicalCode is null ? null : until is null ? Endless : until.CanonicalValue });
        }
    }

    private void Add(Element element, string? system, string? code, List<SearchValue> values)
    {
        if (Of(element, system, code) is { } value)
        {
            values.Add(value);
        }
    }

    private QuantityValue? Of(Element element) => Of(element, SharedText.Of(element["system"]), SharedText.Of(element["code"]));

    private QuantityValue? Of(Element element, string? system, string? code)
    {
        if (element["value"].Decimal is not { } value)
        {
            return null;
        }

        var (unit, canonical) = system == CanonicalQuantity.Ucum && code is not null && CanonicalQuantity.Of(value, code) is var (known, converted) ? (known, converted) : ((string?)null, (decimal?)null);
        return Compared(element["comparator"].Text, new QuantityValue(parameter, system, code, SharedText.Of(element["unit"]), value, unit, canonical));
    }

    /// <summary>"Below 5" is every value up to 5.</summary>
    private static QuantityValue Compared(string? comparator, QuantityValue value) => comparator switch
    {
        "<" or "<=" => value with { Value = -Endless, CanonicalValue = value.CanonicalCode is null ? null : -Endless },
        ">" or ">=" => value with { Upper = Endless, CanonicalUpper = value.CanonicalCode is null ? null : Endless },
        _ => value,
    };
}
