using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>How callers are known, as the CapabilityStatement says it.</summary>
/// <remarks>http://hl7.org/fhir/smart-app-launch/conformance.html#declaring-support-for-oauth2-endpoints</remarks>
internal static class CapabilitySecurity
{
    private const string Uris = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    public static CapabilityStatementRestSecurityBuilder Of(string token) => new()
    {
        Extension = { new ExtensionBuilder { Url = Uris, Extension = { new ExtensionBuilder { Url = "token", ValueUri = token } } } },
        Cors = false,
        Service =
        {
            new CodeableConceptBuilder
            {
                Coding = { new CodingBuilder { System = "http://terminology.hl7.org/CodeSystem/restful-security-service", Code = "SMART-on-FHIR", Display = "SMART-on-FHIR" } },
                Text = "SMART Backend Services",
            },
        },
        Description = "Bearer token, or the session of a signed-in member of staff. What a caller may not see is not there for them.",
    };
}
