namespace HealthAssess.Fhir.Search;

/// <summary>Values of one element that belong together. An element with several codings gives several values.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Components">One for each component of the parameter, in its order.</param>
public sealed record CompositeValue(string Parameter, IReadOnlyList<SearchValue> Components) : SearchValue(Parameter);
