namespace HealthAssess.Storage.Administration;

/// <summary>A ministry's registered receiver.</summary>
public sealed class Recipient
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>The ministry's name.</summary>
    public required string Name { get; set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Country { get; init; }

    /// <summary>Base of its FHIR R4 endpoint, to which transactions are posted.</summary>
    public required string Endpoint { get; set; }

    /// <summary>Key of the pseudonyms under which it knows our records, 32 random bytes (PR-11).</summary>
    public required byte[] PseudonymKey { get; init; }
}
