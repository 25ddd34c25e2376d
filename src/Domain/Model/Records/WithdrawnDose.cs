namespace HealthAssess.Domain;

/// <summary>A dose whose certificates are withdrawn.</summary>
/// <param name="Dose">Id of the Immunization.</param>
/// <param name="Reason">Why, for the record; never published.</param>
public sealed record WithdrawnDose(string Dose, string Reason);
