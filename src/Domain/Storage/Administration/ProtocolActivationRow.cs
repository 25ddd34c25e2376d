namespace HealthAssess.Storage.Administration;

/// <summary>One turn of the outbreak switch: from a day on, a version of a protocol holds at a Point of Entry, or none, or what held before.</summary>
public sealed class ProtocolActivationRow
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>The version; null to switch off.</summary>
    public string? Version { get; init; }

    /// <summary>Where.</summary>
    public required Guid PointOfEntry { get; init; }

    /// <summary>First day, by the calendar of that Point of Entry.</summary>
    public required DateOnly FromDay { get; init; }

    /// <summary>True when it undoes the turn before it.</summary>
    public bool RollsBack { get; init; }

    /// <summary>Parameter values as JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>The clinician who answers for it.</summary>
    public required string Approver { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Account of who made it; null from the command line.</summary>
    public Guid? MadeBy { get; init; }
}
