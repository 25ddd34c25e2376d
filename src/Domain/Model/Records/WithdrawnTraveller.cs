namespace HealthAssess.Domain;

/// <summary>A record of a traveller that turned out to be wrong: all certificates issued from it are withdrawn.</summary>
/// <param name="Person">The record.</param>
/// <param name="Reason">Why, as it is kept.</param>
public sealed record WithdrawnTraveller(Guid Person, string Reason);
