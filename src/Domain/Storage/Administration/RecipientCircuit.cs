namespace HealthAssess.Storage.Administration;

/// <summary>The circuit breaker of a recipient, as an operator may reset it. No row: closed.</summary>
public sealed class RecipientCircuit
{
    /// <summary>Whose it is.</summary>
    public required Guid Recipient { get; init; }

    /// <summary>Failures in a row.</summary>
    public required int Failures { get; set; }

    /// <summary>Until when the recipient is left alone; null while it is not.</summary>
    public DateTimeOffset? OpenUntil { get; set; }
}
