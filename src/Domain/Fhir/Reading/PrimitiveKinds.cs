using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Which JSON value each FHIR type takes.</summary>
/// <remarks>FHIR R4, json.html section 2.6.2.2.</remarks>
internal static class PrimitiveKinds
{
    public static bool Fits(TypeShape type, NodeKind kind) => type.IsPrimitive && type.Json switch
    {
        JsonKind.Boolean => kind is NodeKind.True or NodeKind.False,
        JsonKind.Number => kind is NodeKind.Number,
        _ => kind is NodeKind.String or NodeKind.EscapedString,
    };

    public static string Describe(TypeShape type) => !type.IsPrimitive ? "an object" : type.Json switch
    {
        JsonKind.Boolean => "true or false",
        JsonKind.Number => "a number",
        _ => "a string",
    };
}
