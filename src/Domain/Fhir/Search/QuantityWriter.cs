using System.Globalization;

namespace HealthAssess.Fhir.Search;

/// <summary>Quantities, money, and ranges.</summary>
/// <remarks>FHIR R4, search.html#quantity.</remarks>
internal sealed class QuantityWriter(string parameter) : ValueWriter
{
    private const decimal Endless = 1e28m;
    private const decimal MostSampled = 1e12m;
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
                values.AddRange(Sampled(element));
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

    /// <summary>The bounds of what was measured: each number times the factor, from the origin; what lay beyond the limits counts as these.</summary>
    /// <remarks>FHIR R4, Observation-value-quantity: "just search on the bounds of the values"; datatypes.html#SampledData: E an error, L and U beyond the limits.</remarks>
    private IEnumerable<QuantityValue> Sampled(Element element)
    {
        if (Of(element["origin"]) is not { } origin)
        {
            yield break;
        }

        var (factor, lower, upper) = (element["factor"].Decimal ?? 1, element["lowerLimit"].Decimal, element["upperLimit"].Decimal);
        var points = (element["data"].Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(point => point switch
        {
            "L" => lower,
            "U" => upper,
            _ => decimal.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < MostSampled && Math.Abs(factor) < MostSampled
                && Math.Abs(origin.Value) < MostSampled ? origin.Value + (number * factor) : (decimal?)null,
        }).OfType<decimal>().ToList();
        if (points.Count > 0 && (Of(element["origin"], points.Min()), Of(element["origin"], points.Max())) is ({ } least, { } most))
        {
            yield return least with { Upper = most.Value, CanonicalUpper = most.CanonicalValue };
        }
    }

    private QuantityValue? Of(Element unit, decimal value) => Of(unit, SharedText.Of(unit["system"]), SharedText.Of(unit["code"]), value);

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
        return element["value"].Decimal is { } value ? Of(element, system, code, value) : null;
    }

    private QuantityValue? Of(Element element, string? system, string? code, decimal value)
    {
        var (unit, canonical) = system == CanonicalQuantity.Ucum && code is not null && CanonicalQuantity.Of(value, code) is var (known, converted) ? (known, converted) : ((string?)null, (decimal?)null);
        return Compared(element["comparator"].Text, new QuantityValue(parameter, system, code, SharedText.Of(element["unit"]), value, unit, canonical));
    }

    /// <summary>"At most 5" is every value up to 5; "below 5" is every value up to the last before 5.</summary>
    private static QuantityValue Compared(string? comparator, QuantityValue value) => comparator switch
    {
        "<=" => value with { Value = -Endless, CanonicalValue = value.CanonicalCode is null ? null : -Endless },
        ">=" => value with { Upper = Endless, CanonicalUpper = value.CanonicalCode is null ? null : Endless },
        "<" => Compared("<=", value with { Upper = value.Value - Least(value.Value), CanonicalUpper = value.CanonicalValue is { } most ? most - Least(most) : null }),
        ">" => Compared(">=", value with { Value = value.Value + Least(value.Value), CanonicalValue = value.CanonicalValue is { } least ? least + Least(least) : null }),
        _ => value,
    };

    /// <summary>A difference smaller than any that a number of that size is written or asked with: its 27th digit.</summary>
    private static decimal Least(decimal value)
    {
        var digits = value == 0 ? 0 : (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        return new decimal(1, 0, 0, false, (byte)Math.Clamp(27 - digits, 0, 28));
    }
}
