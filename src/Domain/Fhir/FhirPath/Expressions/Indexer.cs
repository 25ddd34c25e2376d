using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>One item by its position: <c>name[0]</c>.</summary>
/// <remarks>FHIRPath N1, 5.3.1.</remarks>
internal sealed class Indexer(Expression focus, Expression index) : Expression(focus, index)
{
    public Expression Focus => focus;

    public Expression Index => index;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        var input = run.Push(focus);
        var position = run.Value(index);
        if (position.Kind is not (ItemKind.Integer or ItemKind.None))
        {
            run.Fail("An index is an Integer.");
        }

        var inside = position.Kind == ItemKind.Integer && position.Integer >= 0 && position.Integer < input.Count && !run.Failed;
        run.Return(input.Start, inside ? run[input.Start + position.Integer] : default);
    }

    public override void Print(StringBuilder text)
    {
        Print(text, focus, Syntax.Primary);
        text.Append('[');
        index.Print(text);
        text.Append(']');
    }
}
