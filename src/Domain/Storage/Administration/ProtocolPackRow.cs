namespace HealthAssess.Storage.Administration;

/// <summary>A protocol that was added to those of the product: its three files. A version never changes.</summary>
public sealed class ProtocolPackRow
{
    /// <summary>Id of the protocol.</summary>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary><c>protocol.json</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary><c>questionnaire.fhir.json</c>.</summary>
    public required string Questionnaire { get; init; }

    /// <summary><c>tests.csv</c>.</summary>
    public required string Tests { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Added { get; init; }

    /// <summary>Account of who added it; null from the command line.</summary>
    public Guid? AddedBy { get; init; }
}
