using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A type as the argument of <c>is()</c>, <c>as()</c> and <c>ofType()</c>.</summary>
internal sealed class TypeSpecifier(TypeName type) : Expression
{
    public TypeName Type => type;

    public override void Push(Evaluation run) => run.Fail("A type is no value.");

    public override void Print(StringBuilder text) => text.Append(Syntax.Name(type));
}
