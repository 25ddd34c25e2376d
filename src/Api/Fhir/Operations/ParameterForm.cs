using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Whether a parameter came as what its operation takes: a value that is not looked at must not pass for none.</summary>
/// <remarks>http://hl7.org/fhir/R4/parameters.html: value[x] or resource, by the type in the OperationDefinition.</remarks>
internal static class ParameterForm
{
    /// <summary>True for a parameter in Parameters whose value is of the type; simple types stand for each other.</summary>
    public static bool Fits(OperationParameter parameter, Element given) => parameter.Type switch
    {
        "" => true,
        "Resource" => given["resource"].IsResource,
        "Reference" => given["value"].TypeName == parameter.Type || IsSimple(given["value"]),
        "Meta" or "Coding" or "CodeableConcept" => given["value"].TypeName == parameter.Type,
        [>= 'A' and <= 'Z', ..] => given["resource"].TypeName == parameter.Type,
        _ => IsSimple(given["value"]),
    };

    /// <summary>True for a parameter that may stand in an address.</summary>
    /// <remarks>http://hl7.org/fhir/R4/operations.html#request: only simple types.</remarks>
    public static bool FitsAddress(OperationParameter parameter) => parameter.Type is "Reference" or "" or [>= 'a' and <= 'z', ..];

    private static bool IsSimple(Element value) => value.TypeName is [>= 'a' and <= 'z', ..];
}
