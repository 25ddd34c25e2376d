namespace HealthAssess.Fhir.Search;

/// <summary>A range of instants: partial dates cover their whole day, month or year (UTC where no zone was given).</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Low">The first instant; <see cref="DateTimeOffset.MinValue"/> for an open beginning.</param>
/// <param name="High">The first instant after the range; <see cref="DateTimeOffset.MaxValue"/> for an open end.</param>
public sealed record DateValue(string Parameter, DateTimeOffset Low, DateTimeOffset High) : SearchValue(Parameter);
