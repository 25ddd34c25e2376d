using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>Unary plus or minus.</summary>
internal sealed class Sign(Expression operand, bool negative) : Expression(operand)
{
    public Expression Operand => operand;

    public bool Negative => negative;

    public override int Precedence => Syntax.Unary;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        var value = run.Value(operand);
        if (value.IsNumber || value.Kind == ItemKind.Quantity)
        {
            run.Return(run.Top, negative ? Negate(value) : value);
        }
        else if (!value.IsNone)
        {
            run.Fail("Only a number or a Quantity has a sign.");
        }
    }

    public override void Print(StringBuilder text)
    {
        text.Append(negative ? '-' : '+');
        Print(text, operand, Syntax.Unary);
    }

    private static Item Negate(in Item value) => value.Kind switch
    {
        ItemKind.Integer => value.Integer == int.MinValue ? default : Item.Of(-value.Integer),
        ItemKind.Decimal => Item.Of(-value.Decimal),
        _ => Item.Of(value.Quantity with { Value = -value.Quantity.Value }),
    };
}
