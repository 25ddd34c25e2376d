namespace HealthAssess.Fhir.Metadata;

/// <summary>One type an element may have.</summary>
/// <param name="Name">Name of a type, <c>*</c> excluded: open choices are written out.</param>
/// <param name="Targets">Of a Reference or canonical: the resource types it may point at; empty for any.</param>
internal sealed record TypeReference(string Name, string[] Targets);
