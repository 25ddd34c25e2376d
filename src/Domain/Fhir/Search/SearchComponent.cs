namespace HealthAssess.Fhir.Search;

/// <summary>One part of a composite search parameter.</summary>
/// <param name="Code">The name of the parameter it is like.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Expression">FHIRPath from the composite's element.</param>
public sealed record SearchComponent(string Code, SearchType Type, string Expression);
