using HealthAssess.Api.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Access.OAuth;

/// <summary>Says to clients where tokens are and how they are asked for.</summary>
/// <remarks>http://hl7.org/fhir/smart-app-launch/conformance.html</remarks>
internal sealed class SmartConfiguration : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/smart-configuration", Answer).WithTags("OAuth");
        routes.MapGet("/fhir/R4/.well-known/smart-configuration", Answer).WithTags("OAuth");
    }

    private static readonly string[] Methods = ["private_key_jwt"];
    private static readonly string[] Grants = ["client_credentials"];
    private static readonly string[] Scopes = ["system/*.rs"];
    private static readonly string[] Capabilities = ["client-confidential-asymmetric", "permission-v2"];

    private static IResult Answer(HttpRequest http) => Results.Json(new
    {
        token_endpoint = IssueClientTokenEndpoint.Address(http),
        token_endpoint_auth_methods_supported = Methods,
        token_endpoint_auth_signing_alg_values_supported = Checks.AssertionIsReadable.Algorithms,
        grant_types_supported = Grants,
        scopes_supported = Scopes,
        capabilities = Capabilities,
    });
}
