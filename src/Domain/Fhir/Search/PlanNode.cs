namespace HealthAssess.Fhir.Search;

/// <summary>A place in the walk: what is written here, and where it goes on.</summary>
internal sealed class PlanNode
{
    private readonly List<(PlanStep Step, PlanNode Next)> _branches = [];

    public List<ValueWriter> Writers { get; } = [];

    /// <summary>The node after a step; equal steps share one.</summary>
    public PlanNode Next(PlanStep step)
    {
        var known = _branches.Find(branch => branch.Step == step).Next;
        if (known is null)
        {
            known = new PlanNode();
            _branches.Add((step with { Name = string.Intern(step.Name) }, known));
        }

        return known;
    }

    public void Walk(Element element, List<SearchValue> values)
    {
        foreach (var writer in Writers)
        {
            writer.Write(element, values);
        }

        if (_branches.Count == 0)
        {
            return;
        }

        foreach (var child in element.Children)
        {
            var name = child.Property!.Element.Name;
            foreach (var (step, next) in _branches)
            {
                if (ReferenceEquals(step.Name, name) && step.Accepts(child))
                {
                    next.Walk(child, values);
                }
            }
        }
    }
}
