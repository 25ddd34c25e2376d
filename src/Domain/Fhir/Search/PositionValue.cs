namespace HealthAssess.Fhir.Search;

/// <summary>A place on Earth, for <c>Location.near</c>.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record PositionValue(string Parameter, decimal Latitude, decimal Longitude) : SearchValue(Parameter);
