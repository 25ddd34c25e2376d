namespace HealthAssess.Domain.Access;

/// <summary>
/// The wall between health data and those who police borders: no request of such an organisation is answered
/// except what is open to everybody, whatever role its account may have been given by mistake.
/// </summary>
/// <remarks>PR-03. The serialiser checks it a second time.</remarks>
public static class Firewall
{
    /// <summary>True when the caller may have nothing but what is open to everybody.</summary>
    public static bool Blocks(Caller caller) => caller.Organisation == OrganisationKind.LawEnforcement;
}
