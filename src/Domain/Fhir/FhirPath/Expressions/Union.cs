using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>|</c>: both collections, each item once.</summary>
/// <remarks>FHIRPath N1, 6.4.1.</remarks>
internal sealed class Union(Expression left, Expression right) : Expression(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => Syntax.Union;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        var start = run.Top;
        run.Operand(left);
        run.Operand(right);
        var both = new Slice(start, run.Top - start);
        if (both.Count > 1)
        {
            Collections.PushDistinct(run, both, new DistinctItems());
            run.Return(start, new Slice(both.End, run.Top - both.End));
        }
    }

    public override void Print(StringBuilder text) => Print(text, left, "|", right);
}
