using HealthAssess.Api.Access.OAuth.Checks;

namespace HealthAssess.Api.Access.OAuth;

/// <summary>The checks of the token endpoint, in their order. Reading the list is reading SMART Backend Services.</summary>
/// <remarks>http://hl7.org/fhir/smart-app-launch/backend-services.html, RFC 7523.</remarks>
internal static class TokenChecks
{
    public static IReadOnlyList<Type> InOrder { get; } =
    [
        typeof(GrantTypeIsClientCredentials),
        typeof(AssertionTypeIsJwt),
        typeof(AssertionIsReadable),
        typeof(ClientIsKnown),
        typeof(AudienceIsThisEndpoint),
        typeof(LifetimeIsShort),
        typeof(SignatureIsTheClients),
        typeof(AssertionIsNew),
        typeof(OrganisationIsOutsideTheWall),
        typeof(AgreementIsInForce),
        typeof(ScopesAreRegistered),
    ];
}
