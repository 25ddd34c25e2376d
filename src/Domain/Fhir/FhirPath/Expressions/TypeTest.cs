using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>is</c> and <c>as</c>.</summary>
/// <remarks>FHIRPath N1, 6.3.</remarks>
internal sealed class TypeTest(Expression operand, TypeName type, bool cast) : Expression(operand)
{
    public Expression Operand => operand;

    public TypeName Type => type;

    public bool IsCast => cast;

    public override int Precedence => Syntax.Type;

    public override void Push(Evaluation run)
    {
        if (run.Step())
        {
            TypeMatching.Apply(run, run.Push(operand), type, cast);
        }
    }

    public override void Print(StringBuilder text)
    {
        Print(text, operand, Syntax.Type);
        text.Append(cast ? " as " : " is ").Append(Syntax.Name(type));
    }
}
