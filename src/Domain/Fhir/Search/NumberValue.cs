namespace HealthAssess.Fhir.Search;

/// <summary>A number, or a range of numbers.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Low">The number, or the least of a range.</param>
/// <param name="High">The same number, or the greatest of a range.</param>
public sealed record NumberValue(string Parameter, decimal Low, decimal High) : SearchValue(Parameter);
