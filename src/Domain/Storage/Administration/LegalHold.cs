namespace HealthAssess.Storage.Administration;

/// <summary>While it is open nothing of the person, or of the Point of Entry, is destroyed.</summary>
public sealed class LegalHold
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose record, or null for a Point of Entry.</summary>
    public Guid? Person { get; init; }

    /// <summary>Where, or null for a person.</summary>
    public Guid? PointOfEntry { get; init; }

    /// <summary>Why: the reference of the court or authority; no personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>Who placed it.</summary>
    public Guid? PlacedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it ended; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
