namespace HealthAssess.Storage.Outbox;

/// <summary>A delivery as an operator sees it: where it stands, never what it says.</summary>
/// <param name="Id">Id of the outbox row.</param>
/// <param name="Recipient">Name of the recipient.</param>
/// <param name="SubjectType">What kind of resource it reports.</param>
/// <param name="State">Waiting, leased, delivered, dead, superseded or withheld.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When the business transaction wrote it.</param>
/// <param name="NextTry">When it is tried next, if it is waiting.</param>
/// <param name="LastAttemptAt">When it was last tried.</param>
/// <param name="LastResult">How that ended.</param>
/// <param name="Receipt">The recipient's own name for what it received.</param>
/// <param name="PausedUntil">Until when the recipient is left alone after failures in a row.</param>
public sealed record DeliveryRow(
    Guid Id, string Recipient, string SubjectType, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextTry,
    DateTimeOffset? LastAttemptAt, string? LastResult, string? Receipt, DateTimeOffset? PausedUntil);
