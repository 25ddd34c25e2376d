namespace HealthAssess.Storage.Administration;

/// <summary>A record that somebody opened outside their scope in an emergency (PR-14).</summary>
public sealed class EmergencyOpening
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who opened it.</summary>
    public required Guid Account { get; init; }

    /// <summary>Whose record.</summary>
    public required Guid Person { get; init; }

    /// <summary>Where the person was at work.</summary>
    public Guid? PointOfEntry { get; init; }

    /// <summary>Why, in the person's own words.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it stays open.</summary>
    public required DateTimeOffset OpenUntil { get; init; }

    /// <summary>When data protection reviewed it; due within 72 hours.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Who reviewed it.</summary>
    public Guid? ReviewedBy { get; set; }

    /// <summary>True when it was justified.</summary>
    public bool? Justified { get; set; }
}
