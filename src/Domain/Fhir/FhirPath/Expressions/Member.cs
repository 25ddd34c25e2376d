using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A step to the children of one name, or, at the beginning, the name of the context's own type.</summary>
/// <remarks>FHIRPath N1, 4.2; of a choice, FHIR R4 knows <c>value</c> and never <c>valueQuantity</c>.</remarks>
internal sealed class Member(Expression? focus, string name) : Expression(focus)
{
    private readonly bool _mayBeType = focus is null && name.Length > 0 && char.IsAsciiLetterUpper(name[0]);

    public Expression? Focus => focus;

    public string Name { get; } = string.Intern(name);

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        if (focus is null)
        {
            PushFirst(run);
            return;
        }

        var input = run.Push(focus);
        for (var at = input.Start; at < input.End && !run.Failed; at++)
        {
            Navigation.PushChildren(run, run[at], Name);
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    public override void Print(StringBuilder text)
    {
        if (focus is not null)
        {
            Print(text, focus, Syntax.Primary);
            text.Append('.');
        }

        text.Append(Syntax.Identifier(Name));
    }

    private void PushFirst(Evaluation run)
    {
        var item = run.This;
        if (_mayBeType && item.Kind == ItemKind.Node && item.Node.Shape!.Is(Name))
        {
            run.Push(item);
        }
        else
        {
            Navigation.PushChildren(run, item, Name);
        }
    }
}
