namespace HealthAssess.Storage.Administration;

/// <summary>A role of an account within a scope, for a time.</summary>
public sealed class Grant
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose right it is.</summary>
    public required Guid Account { get; init; }

    /// <summary>Name of the role; what it may do stands in code (Roles).</summary>
    public required string Role { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country in which it holds; null for the whole installation.</summary>
    public string? Country { get; init; }

    /// <summary>Single Points of Entry; empty for every one of the country.</summary>
    public Guid[] PointsOfEntry { get; init; } = [];

    /// <summary>From when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when; null until it is withdrawn.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>The account that gave it; null for the first of an installation.</summary>
    public Guid? GivenBy { get; init; }

    /// <summary>When somebody last confirmed that it is still needed.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Who confirmed it.</summary>
    public Guid? ReviewedBy { get; set; }
}
