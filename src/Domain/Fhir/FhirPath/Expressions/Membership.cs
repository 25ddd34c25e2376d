using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>in</c> and <c>contains</c>: whether an item is in a collection.</summary>
/// <remarks>FHIRPath N1, 6.4.2 and 6.4.3.</remarks>
internal sealed class Membership(Expression left, Expression right, bool contains) : Condition(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => Syntax.Membership;

    public override bool? Truth(Evaluation run)
    {
        if (!run.Step())
        {
            return null;
        }

        var start = run.Top;
        Slice a = run.Operand(left), b = run.Operand(right);
        var (item, collection) = contains ? (b, a) : (a, b);
        if (item.Count > 1)
        {
            run.Fail("A single item is expected where there are several.");
        }

        bool? found = item.IsEmpty || run.Failed ? null : Collections.Contains(run, collection, run[item.Start]);
        run.Return(start);
        return found;
    }

    public override void Print(StringBuilder text) => Print(text, left, contains ? "contains" : "in", right);
}
