using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A node of a parsed expression. It evaluates itself onto the stack of a run, and prints itself.</summary>
internal abstract class Expression
{
    protected Expression(params ReadOnlySpan<Expression?> parts)
    {
        foreach (var part in parts)
        {
            Depth = Math.Max(Depth, part?.Depth ?? 0);
        }

        Depth++;
    }

    /// <summary>Levels of the tree; bounded by the parser, so that evaluation cannot exhaust the thread's stack.</summary>
    public int Depth { get; }

    /// <summary>How tightly it binds (N1, 6.8), 12 the tightest.</summary>
    public virtual int Precedence => Syntax.Primary;

    public abstract void Push(Evaluation run);

    /// <summary>The expression as a condition.</summary>
    public virtual bool? Truth(Evaluation run)
    {
        var start = run.Top;
        var truth = run.Truth(run.Push(this));
        run.Return(start);
        return truth;
    }

    public abstract void Print(StringBuilder text);

    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    /// <summary>Prints an operator between its sides. It groups from the left, so a right side that binds no tighter is put in parentheses.</summary>
    protected void Print(StringBuilder text, Expression left, string symbol, Expression right)
    {
        Print(text, left, Precedence);
        text.Append(' ').Append(symbol).Append(' ');
        Print(text, right, Precedence + 1);
    }

    /// <summary>Prints a part, in parentheses where it binds less tightly than <paramref name="precedence"/>.</summary>
    protected static void Print(StringBuilder text, Expression part, int precedence)
    {
        var parentheses = part.Precedence < precedence;
        text.Append(parentheses ? "(" : "");
        part.Print(text);
        text.Append(parentheses ? ")" : "");
    }
}
