using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Whether coded elements of any type fit a value set.</summary>
internal static class Codes
{
    public static bool Fit(ValueSetCodes values, Element element) => element.TypeName switch
    {
        "Coding" or "Quantity" => Fits(values, element),
        "CodeableConcept" => FitsAny(values, element),
        _ => element.Utf8 is { IsEmpty: false } code ? values.Holds(code) : true,
    };

    private static bool Fits(ValueSetCodes values, Element coding)
    {
        var code = coding["code"].Utf8;
        return code.IsEmpty || (coding["system"].Utf8 is { IsEmpty: false } system ? values.Holds(system, code) : values.Holds(code));
    }

    // Text alone says that no code was known; that is allowed.
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
