namespace HealthAssess.Storage.Administration;

/// <summary>The part of an outbox row that an operator may change.</summary>
public sealed class DeliveryRecord
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who it goes to.</summary>
    public required Guid Recipient { get; init; }

    /// <summary>waiting, leased, delivered, dead, superseded or withheld.</summary>
    public required string State { get; set; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextTry { get; set; }
}
