namespace HealthAssess.Domain.Access;

/// <summary>A bundle of rights that an account is given within a scope.</summary>
/// <param name="Name">Its stable name; screens look up <c>role.{Name}</c>.</param>
/// <param name="Purposes">What its holders may work for; the first one unless a request names another.</param>
/// <param name="Organisation">The kind of organisation its holders belong to unless their account says otherwise.</param>
/// <param name="Permissions">The rights.</param>
/// <param name="Restricted">True when holders see restricted classes (PR-16).</param>
/// <param name="Types">The types of a person's record that holders see; null for all.</param>
public sealed record Role(
    string Name,
    IReadOnlyList<Purpose> Purposes,
    OrganisationKind Organisation,
    IReadOnlyList<Permission> Permissions,
    bool Restricted = false,
    IReadOnlySet<string>? Types = null)
{
    /// <summary>What its holders work for when they say nothing else.</summary>
    public Purpose Purpose => Purposes[0];
}
