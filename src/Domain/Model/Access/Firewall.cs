namespace HealthAssess.Domain.Access;

/// <summary>
/// The wall between health data and those who police borders: no request of such an organisation is answered
/// except what is open to everybody, whatever role its account may have been given by mistake.
/// </summary>
/// <remarks>PR-03. Held at the door (AuthoriseRequest), in the row filter of every statement, and once more where rows leave the store.</remarks>
public static class Firewall
{
    /// <summary>True when the caller may have nothing but what is open to everybody.</summary>
    public static bool Blocks(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Blocks(caller.Organisation);
    }

    /// <summary>True for the kinds of organisation that stand behind the wall.</summary>
    public static bool Blocks(OrganisationKind organisation) =>
        organisation is OrganisationKind.LawEnforcement or OrganisationKind.Immigration or OrganisationKind.Security;

    /// <summary>True when an account of such an organisation may hold a role: behind the wall only one that opens nothing.</summary>
    public static bool Allows(OrganisationKind organisation, Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return !Blocks(organisation) || role.Permissions.Count == 0;
    }
}
