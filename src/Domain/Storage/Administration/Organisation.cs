using HealthAssess.Domain.Access;

namespace HealthAssess.Storage.Administration;

/// <summary>Whom accounts and systems belong to.</summary>
public sealed class Organisation
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What kind it is: the firewall goes by it, so it never changes.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country, or null.</summary>
    public string? Country { get; init; }
}
