namespace HealthAssess.Storage.Administration;

/// <summary>A standing subscription of a recipient.</summary>
public sealed class FeedRow
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who subscribes.</summary>
    public required Guid Recipient { get; init; }

    /// <summary>Under which agreement.</summary>
    public required Guid Agreement { get; init; }

    /// <summary>Name of the disclosure profile.</summary>
    public required string Profile { get; set; }

    /// <summary>FHIR resource types.</summary>
    public required string[] Types { get; set; }

    /// <summary>One Point of Entry, or null for every one of the recipient's country.</summary>
    public Guid? PointOfEntry { get; init; }

    /// <summary>False while it is switched off.</summary>
    public bool Active { get; set; } = true;
}
