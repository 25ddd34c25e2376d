using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c></summary>
/// <remarks>FHIRPath N1, 6.2.</remarks>
internal sealed class Comparison(Expression left, Expression right, string symbol) : Condition(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => Syntax.Inequality;

    public override bool? Truth(Evaluation run)
    {
        if (!run.Step())
        {
            return null;
        }

        Item a = run.Value(left), b = run.Value(right);
        if (a.IsNone || b.IsNone || run.Failed)
        {
            return null;
        }

        var order = Ordering.Compare(a, b);
        if (order == Order.Incompatible)
        {
            run.Fail($"{a.Kind} and {b.Kind} do not compare.");
        }

        return order > Order.Greater ? null : symbol switch
        {
            "<" => order == Order.Less,
            "<=" => order != Order.Greater,
            ">" => order == Order.Greater,
            _ => order != Order.Less,
        };
    }

    public override void Print(StringBuilder text) => Print(text, left, symbol, right);
}
