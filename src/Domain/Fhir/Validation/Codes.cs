using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Whether coded elements of any type fit a value set.</summary>
/// <remarks>FHIR R4, terminologies.html#required: at least one coding is from the value set. What binds less accepts text.</remarks>
internal static class Codes
{
    /// <param name="values">The value set.</param>
    /// <param name="element">The coded element.</param>
    /// <param name="isRequired">Whether text alone, or a code whose system is not told, is not enough.</param>
    public static bool Fit(ValueSetCodes values, Element element, bool isRequired) => element.TypeName switch
    {
        "Coding" => isRequired ? FitsFully(values, element) : Fits(values, element),
        "Quantity" => Fits(values, element),
        "CodeableConcept" => isRequired ? AnyFitsFully(values, element) : FitsAny(values, element),
        _ => element.Utf8 is { IsEmpty: false } code ? values.Holds(code) : true,
    };

    // Codes mean nothing without their system, so they are none of the value set's.
    private static bool FitsFully(ValueSetCodes values, Element coding) =>
        coding["code"].Utf8 is { IsEmpty: false } code && values.Holds(coding["system"].Utf8, code);

    private static bool AnyFitsFully(ValueSetCodes values, Element concept)
    {
        foreach (var coding in concept.All("coding"))
        {
            if (FitsFully(values, coding))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(ValueSetCodes values, Element coding)
    {
        var code = coding["code"].Utf8;
        return code.IsEmpty || (coding["system"].Utf8 is { IsEmpty: false } system ? values.Holds(system, code) : values.Holds(code));
    }

    // Text alone says that no code was known; only required bindings forbid that.
    private static bool FitsAny(ValueSetCodes values, Element concept)
    {
        var any = false;
        foreach (var coding in concept.All("coding"))
        {
            any = true;
            if (coding["code"].Exists && Fits(values, coding))
            {
                return true;
            }
        }

        return !any;
    }
}
