using HealthAssess.Domain.Access;

namespace HealthAssess.Domain;

/// <summary>Who asks, what for, and where their rights hold.</summary>
/// <param name="Kind">What stands behind the request.</param>
/// <param name="Account">Id of the account or client; null for anonymous callers.</param>
/// <param name="Permissions">The rights in force.</param>
/// <param name="Scope">Where they hold.</param>
/// <param name="Purpose">Why the caller reads or writes.</param>
/// <param name="Organisation">The caller's kind of organisation.</param>
/// <param name="PointOfEntry">Where the caller is at work now; null outside a shift.</param>
/// <param name="Restricted">True when the caller may see restricted classes (PR-16).</param>
/// <param name="Person">The traveller, when the caller is one.</param>
/// <param name="Types">The types of a person's record that the caller sees; null for all.</param>
/// <param name="Lapsed">Rights of the role that rest because a training is missing or has expired.</param>
/// <param name="Opened">The traveller whose record was opened in an emergency (PR-14).</param>
public sealed record Caller(
    CallerKind Kind,
    Guid? Account,
    IReadOnlySet<Permission> Permissions,
    Scope Scope,
    Purpose Purpose,
    OrganisationKind Organisation,
    Guid? PointOfEntry = null,
    bool Restricted = false,
    Guid? Person = null,
    IReadOnlySet<string>? Types = null,
    IReadOnlySet<Permission>? Lapsed = null,
    Guid? Opened = null)
{
    /// <summary>A caller without an account.</summary>
    public static Caller Anonymous { get; } = new(
        CallerKind.Anonymous, null, new HashSet<Permission> { Permission.Anybody }, Scope.None, Purpose.Administration, OrganisationKind.None);

    /// <summary>The product's own workers and first-start jobs: every Point of Entry, for one stated purpose.</summary>
    public static Caller Worker(Purpose purpose, params Permission[] permissions) => new(
        CallerKind.Worker, null, permissions.ToHashSet(), Scope.All, purpose, OrganisationKind.Operator, Restricted: false);

    /// <summary>True when the caller holds the right.</summary>
    public bool May(Permission permission) => permission == Permission.Anybody || (Permissions.Contains(permission) && Lapsed?.Contains(permission) != true);
}
