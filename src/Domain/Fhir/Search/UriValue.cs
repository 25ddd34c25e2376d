namespace HealthAssess.Fhir.Search;

/// <summary>An address compared as a whole.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Uri">The address; of a canonical with its version, as written.</param>
public sealed record UriValue(string Parameter, string Uri) : SearchValue(Parameter);
