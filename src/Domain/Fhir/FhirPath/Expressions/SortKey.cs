using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A key of <c>sort()</c>: <c>family desc</c>.</summary>
internal sealed class SortKey(Expression key) : Expression(key)
{
    public override void Push(Evaluation run) => key.Push(run);

    public override void Print(StringBuilder text)
    {
        key.Print(text);
        text.Append(" desc");
    }
}
