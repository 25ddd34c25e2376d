using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary><c>$this</c>, <c>$index</c> or <c>$total</c>.</summary>
internal sealed class LoopValue(string name) : Expression
{
    public string Name => name;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        switch (name)
        {
            case "$this" when !run.This.IsNone:
                run.Push(run.This);
                break;
            case "$index" when run.Index >= 0:
                run.Push(Item.Of(run.Index));
                break;
            case "$total":
                for (var at = run.Total.Start; at < run.Total.End; at++)
                {
                    run.Push(run[at]);
                }

                break;
        }
    }

    public override void Print(StringBuilder text) => text.Append(name);
}
