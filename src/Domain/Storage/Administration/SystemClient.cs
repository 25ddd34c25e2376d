namespace HealthAssess.Storage.Administration;

/// <summary>Another system that may ask for tokens: SMART Backend Services.</summary>
public sealed class SystemClient
{
    /// <summary>Its client_id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Whose it is; the firewall goes by its kind.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Under which agreement it reads.</summary>
    public required Guid Agreement { get; init; }

    /// <summary>Its public keys (RFC 7517), or null where an address is given.</summary>
    public string? Jwks { get; set; }

    /// <summary>Where its public keys are published, or null.</summary>
    public string? JwksUrl { get; set; }

    /// <summary>The scopes it may ask for: <c>system/Immunization.rs</c>.</summary>
    public required string[] Scopes { get; set; }

    /// <summary>ISO 3166-1 alpha-3 country whose records it may read.</summary>
    public required string Country { get; init; }

    /// <summary>Single Points of Entry; empty for every one of the country.</summary>
    public Guid[] PointsOfEntry { get; init; } = [];

    /// <summary>False once it is closed.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
