using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>&amp;</c>: joins strings, an empty one counting as ''.</summary>
/// <remarks>FHIRPath N1, 6.6.7.</remarks>
internal sealed class Concatenation(Expression left, Expression right) : Expression(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => Syntax.Additive;

    public override void Push(Evaluation run)
    {
        if (run.Step())
        {
            string a = Text(run, left), b = Text(run, right);
            run.Return(run.Top, run.StepText(a.Length + b.Length) ? Item.Of(a + b) : default);
        }
    }

    public override void Print(StringBuilder text) => Print(text, left, "&", right);

    private static string Text(Evaluation run, Expression operand)
    {
        var value = run.Value(operand);
        if (value.Kind == ItemKind.Node)
        {
            run.Fail("Only values have a text to join.");
        }

        return value.Text ?? "";
    }
}
