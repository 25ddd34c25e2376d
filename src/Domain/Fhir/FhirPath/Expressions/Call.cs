using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A function applied to a collection.</summary>
internal sealed class Call(Expression? focus, Function function, Expression[] arguments) : Expression([focus, .. arguments])
{
    public Expression? Focus => focus;

    public Function Function => function;

    public Expression[] Arguments => arguments;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        var start = run.Top;
        if (focus is not null)
        {
            focus.Push(run);
        }
        else if (!run.This.IsNone)
        {
            run.Push(run.This);
        }

        if (!run.Failed)
        {
            function.Body(run, new Slice(start, run.Top - start), arguments);
        }
    }

    public override void Print(StringBuilder text)
    {
        if (focus is not null)
        {
            Print(text, focus, Syntax.Primary);
            text.Append('.');
        }

        text.Append(function.Name).Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            arguments[i].Print(text);
        }

        text.Append(')');
    }
}
