using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>= != ~ !~</c> of two collections.</summary>
/// <remarks>FHIRPath N1, 6.1.</remarks>
internal sealed class Sameness(Expression left, Expression right, string symbol) : Condition(left, right)
{
    private readonly bool _equivalence = symbol[^1] == '~';
    private readonly bool _negated = symbol[0] == '!';

    public Expression Left => left;

    public Expression Right => right;

    public string Symbol => symbol;

    public override int Precedence => Syntax.Equality;

    public override bool? Truth(Evaluation run)
    {
        if (!run.Step())
        {
            return null;
        }

        var start = run.Top;
        Slice a = run.Operand(left), b = run.Operand(right);
        var same = run.Failed ? null : _equivalence ? Equivalent(run, a, b) : Collections.Equal(run, a, b);
        run.Return(start);
        return _negated ? !same : same;
    }

    public override void Print(StringBuilder text) => Print(text, left, symbol, right);

    private static bool? Equivalent(Evaluation run, Slice a, Slice b)
    {
        if (a.Count == 1 && b.Count == 1)
        {
            return Equivalence.Equivalent(run[a.Start], run[b.Start]);
        }

        return a.Count == b.Count && run.Step(a.Count * Math.Max(1, a.Count / 2)) && Equivalence.Lists(run.ToArray(a), run.ToArray(b));
    }
}
