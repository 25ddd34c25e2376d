namespace HealthAssess.Storage.Outbox;

/// <summary>An outbox row that this pump holds under a lease.</summary>
/// <param name="Id">Id of the row, and idempotency key of the delivery.</param>
/// <param name="Person">The traveller it is about.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Subject">The resource that caused it, <c>Type/id</c>.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Lease">Name of the lease; a result counts only while the row still carries it.</param>
public sealed record ClaimedDelivery(Guid Id, Guid Person, Guid Recipient, string Subject, int Attempt, Guid Lease);
