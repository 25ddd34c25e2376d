using System.Collections.Concurrent;

namespace HealthAssess.Fhir;

using HealthAssess.Fhir.Paths;

/// <summary>A compiled FHIRPath expression. Errors, in the text or in a run, are part of the result; nothing is thrown.</summary>
/// <remarks>http://hl7.org/fhirpath/N1 with the later functions of the continuous build; FHIR R4, fhirpath.html.</remarks>
public sealed class FhirPath
{
    private const int Cached = 4096;
    private static readonly ConcurrentDictionary<string, FhirPath> Known = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static Evaluation? _spare;

    private readonly Paths.Expression? _expression;

    private FhirPath(string text)
    {
        Text = text;
        (_expression, Error) = Parser.Parse(text);
    }

    /// <summary>The expression as it was given.</summary>
    public string Text { get; }

    /// <summary>What is wrong with the text; null where it is an expression.</summary>
    public string? Error { get; }

    /// <summary>The parsed expression; null where the text is none.</summary>
    internal Paths.Expression? Expression => _expression;

    /// <summary>Compiles an expression; the most used ones are kept.</summary>
    public static FhirPath Compile(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (Known.TryGetValue(expression, out var known))
        {
            return known;
        }

        var compiled = new FhirPath(expression);
        if (Known.Count < Cached)
        {
            Known.TryAdd(expression, compiled);
        }

        return compiled;
    }

    /// <summary>The collection the expression selects.</summary>
    public FhirPathResult Evaluate(Element input, FhirPathContext? context = null)
    {
        if (_expression is null)
        {
            return new FhirPathResult([], Error);
        }

        var run = Begin(input, context);
        try
        {
            var result = run.Push(_expression);
            return new FhirPathResult(run.Failed ? [] : Array.ConvertAll(run.ToArray(result), item => new FhirPathValue(item)), run.Error) { Steps = run.Steps };
        }
        finally
        {
            Return(run);
        }
    }

    /// <summary>The expression as a condition: true, false, or null where it is empty or an error.</summary>
    public bool? Test(Element input, FhirPathContext? context = null)
    {
        if (_expression is null)
        {
            return null;
        }

        var run = Begin(input, context);
        try
        {
            var truth = _expression.Truth(run);
            return run.Failed ? null : truth;
        }
        finally
        {
            Return(run);
        }
    }

    /// <summary>What is wrong with the expression for an input of that type: unknown elements, operands that never fit.</summary>
    /// <param name="type">The FHIR type of the input, or null where it is not known.</param>
    /// <param name="strict">Also what a lenient evaluation lets pass: a condition that is no Boolean, another resource's name in front.</param>
    /// <param name="ordered">Also functions that need an order, on collections that have none.</param>
    public IReadOnlyList<string> Check(string? type, bool strict = false, bool ordered = false) =>
        _expression is null ? [Error!] : new Checker(type, strict, ordered).Check(_expression);

    /// <summary>Whether an item may be of that type; true where the types are not known.</summary>
    internal bool MayBe(string type) => _expression is not null && new Checker(null, false, false).TypeOf(_expression) is var found && (!found.Known || found.Shapes.Any(shape => shape.Is(type)));

    private static Evaluation Begin(Element input, FhirPathContext? context)
    {
        // An expression may be evaluated while another one is, by resolve().
        var run = _spare ?? new Evaluation();
        _spare = null;
        run.Begin(input, context ?? FhirPathContext.Default);
        return run;
    }

    private static void Return(Evaluation run)
    {
        run.End();
        _spare = run;
    }
}
