namespace HealthAssess.Fhir.Paths;

/// <summary>What a function does: the input lies on the stack, and the result takes its place.</summary>
internal delegate void FunctionBody(Evaluation run, Slice input, Expression[] arguments);

/// <summary>A function of the language.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Accepts">What its input must be, for the static check: a System type, Number, or any.</param>
/// <param name="Returns">What it returns, for the static check: a System type; input, argument, both or any.</param>
/// <param name="Body">Does it.</param>
internal sealed record Function(string Name, int Least, int Most, string Accepts, string Returns, FunctionBody Body);
