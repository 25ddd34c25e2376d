namespace HealthAssess.Domain;

/// <summary>Doses taken from or added to one lot at one Point of Entry, in the transaction of what caused it.</summary>
/// <param name="PointOfEntry">Where the lot lies.</param>
/// <param name="Lot">Id of the lot (FHIR Medication with a batch).</param>
/// <param name="Doses">Change of the balance: −1 for a dose given. A balance never falls below zero.</param>
/// <param name="Reason">The resource that caused it, <c>Type/id</c>.</param>
public sealed record StockMovement(Guid PointOfEntry, Guid Lot, int Doses, string Reason);
