namespace HealthAssess.Fhir;

/// <summary>A StructureDefinition made ready for checking.</summary>
/// <param name="Url">Its canonical address.</param>
/// <param name="Type">The type it constrains.</param>
/// <param name="Root">The element at the top; null where the definition has no snapshot.</param>
internal sealed record Profile(string Url, string Type, ProfileElement? Root);
