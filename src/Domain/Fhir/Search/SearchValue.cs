namespace HealthAssess.Fhir.Search;

/// <summary>One value that a search parameter finds a resource by.</summary>
/// <param name="Parameter">The parameter's code: <c>birthdate</c>.</param>
public abstract record SearchValue(string Parameter);
