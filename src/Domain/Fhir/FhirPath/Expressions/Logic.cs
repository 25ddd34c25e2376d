using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>and or xor implies</c> in three-valued logic. The right side is not asked where the left decides.</summary>
/// <remarks>FHIRPath N1, 6.5.</remarks>
internal sealed class Logic(Expression left, Expression right, string word) : Condition(left, right)
{
    public Expression Left => left;

    public Expression Right => right;

    public override int Precedence => word switch { "and" => Syntax.And, "implies" => Syntax.Implies, _ => Syntax.Or };

    public override bool? Truth(Evaluation run)
    {
        if (!run.Step())
        {
            return null;
        }

        var a = Operand(run, left);
        if (run.Failed)
        {
            return null;
        }

        switch (word)
        {
            case "and" when a == false:
                return false;
            case "or" when a == true:
            case "implies" when a == false:
                return true;
        }

        var b = Operand(run, right);
        return word switch
        {
            "and" => a & b,
            "or" => a | b,
            "xor" => a ^ b,
            _ => a == true ? b : b == true ? true : null,
        };
    }

    public override void Print(StringBuilder text) => Print(text, left, word, right);

    private static bool? Operand(Evaluation run, Expression operand) => run.Test(operand, run.This, run.Index);
}
