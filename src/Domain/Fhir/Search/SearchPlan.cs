namespace HealthAssess.Fhir.Search;

/// <summary>
/// The parameters of one resource type as one walk over its elements: a tree of names with conditions on the branches and
/// the parameters at the leaves. What is no simple path is evaluated as FHIRPath.
/// </summary>
internal sealed class SearchPlan
{
    private readonly PlanNode _root = new();
    private readonly List<(FhirPath Path, ValueWriter Writer)> _expressions = [];

    /// <summary>The plan of some parameters of a resource type.</summary>
    public static SearchPlan Of(string resource, IEnumerable<SearchDefinition> definitions)
    {
        var plan = new SearchPlan();
        foreach (var definition in definitions.Where(definition => definition.Expression.Length > 0))
        {
            var writer = definition.Type == SearchType.Composite ? CompositeWriter.Of(definition) : SimpleWriter.Of(definition.Code, definition.Type);
            plan.Add(resource, definition.Expression, writer);
        }

        return plan;
    }

    /// <summary>The plan of a single expression, from a resource, or from an element that is none (null).</summary>
    public static SearchPlan Of(string? resource, string expression, ValueWriter writer)
    {
        var plan = new SearchPlan();
        plan.Add(resource, expression, writer);
        return plan;
    }

    /// <summary>Appends the values found from that element on.</summary>
    public void Extract(Element from, List<SearchValue> values)
    {
        _root.Walk(from, values);
        foreach (var (path, writer) in _expressions)
        {
            foreach (var item in path.Evaluate(from).Items)
            {
                writer.Write(item, values);
            }
        }
    }

    // An expression for several types is a union; the parts of other types are left out.
    private void Add(string? resource, string expression, ValueWriter writer)
    {
        if (FhirPath.Compile(expression).Expression is not { } parsed)
        {
            return;
        }

        foreach (var part in PlanSteps.Parts(parsed))
        {
            if (PlanSteps.Of(part) is { } steps)
            {
                Add(resource, steps, writer);
            }
            else if (resource is null || PlanSteps.BeginsWith(part, resource))
            {
                _expressions.Add((FhirPath.Compile(part.ToString()), writer));
            }
        }
    }

    private void Add(string? resource, List<PlanStep> steps, ValueWriter writer)
    {
        var named = resource is not null && steps.Count > 0 && char.IsAsciiLetterUpper(steps[0].Name[0]);
        if (named && steps[0].Name != resource && steps[0].Name is not ("Resource" or "DomainResource"))
        {
            return;
        }

        var node = _root;
        foreach (var step in steps.Skip(named ? 1 : 0))
        {
            node = node.Next(step);
        }

        node.Writers.Add(writer);
    }
}
