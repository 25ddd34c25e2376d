namespace HealthAssess.Domain.Access;

/// <summary>A bundle of rights that an account is given within a scope.</summary>
/// <param name="Name">Its stable name; screens look up <c>role.{Name}</c>.</param>
/// <param name="Purpose">What its holders work for.</param>
/// <param name="Organisation">The kind of organisation its holders belong to.</param>
/// <param name="Permissions">The rights.</param>
/// <param name="Restricted">True when holders see restricted classes (PR-16).</param>
public sealed record Role(
    string Name, Purpose Purpose, OrganisationKind Organisation, IReadOnlyList<Permission> Permissions, bool Restricted = false);
