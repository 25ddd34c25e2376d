using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>+ - * / div mod</c> of numbers, quantities, strings, dates and times.</summary>
/// <remarks>FHIRPath N1, 6.6 and 6.7.</remarks>
internal sealed class Arithmetic(Expression left, Expression right, ArithmeticOperator operation) : Expression(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => operation >= ArithmeticOperator.Add ? Syntax.Additive : Syntax.Multiplicative;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        var start = run.Top;
        Item a = run.Value(left), b = run.Value(right);
        run.Return(start, a.IsNone || b.IsNone || run.Failed ? default : Apply(run, a, b));
    }

    public override void Print(StringBuilder text) => Print(text, left, Syntax.Symbol(operation), right);

    private Item Apply(Evaluation run, in Item a, in Item b)
    {
        if (a.IsNumber && b.IsNumber)
        {
            return NumberArithmetic.Apply(operation, a, b);
        }

        if (a.Kind == ItemKind.String && b.Kind == ItemKind.String && operation == ArithmeticOperator.Add)
        {
            return run.StepText(a.String.Length + b.String.Length) ? Item.Of(a.String + b.String) : default;
        }

        if (a.IsTemporal && b.Kind == ItemKind.Quantity && operation >= ArithmeticOperator.Add)
        {
            var sum = TemporalArithmetic.Add(a.Temporal, b.Quantity, operation == ArithmeticOperator.Add ? 1 : -1, out var refusal);
            return sum is null ? Refuse(run, refusal!) : Item.Of(sum);
        }

        return Ordering.QuantityOf(a) is { } quantity && Ordering.QuantityOf(b) is { } other && operation is not (ArithmeticOperator.Div or ArithmeticOperator.Mod)
            ? QuantityArithmetic.Apply(operation, quantity, other)
            : Refuse(run, $"'{Syntax.Symbol(operation)}' has no meaning for {a.Kind} and {b.Kind}.");
    }

    private static Item Refuse(Evaluation run, string refusal)
    {
        run.Fail(refusal);
        return default;
    }
}
