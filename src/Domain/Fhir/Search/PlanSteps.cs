using HealthAssess.Fhir.Paths;

namespace HealthAssess.Fhir.Search;

/// <summary>Recognises the expressions of search parameters that are simple paths.</summary>
internal static class PlanSteps
{
    /// <summary>The operands of a union.</summary>
    public static IEnumerable<Paths.Expression> Parts(Paths.Expression expression) =>
        expression is Union union ? Parts(union.Left).Concat(Parts(union.Right)) : [expression];

    /// <summary>The steps of <c>A.b.ofType(T)</c>, <c>A.b.where(resolve() is T)</c> or <c>A.b.where(c='d')</c>; null for anything else.</summary>
    public static List<PlanStep>? Of(Paths.Expression expression) => expression switch
    {
        Member { Focus: null } member => [new PlanStep(member.Name)],
        LoopValue { Name: "$this" } => [],
        Member member when Of(member.Focus!) is { } steps => [.. steps, new PlanStep(member.Name)],
        Call { Focus: { } focus, Function.Name: "ofType" or "as" } call when Of(focus) is { Count: > 0 } steps =>
            Narrow(steps, steps[^1] with { Type = ((TypeSpecifier)call.Arguments[0]).Type.Name }),
        TypeTest { IsCast: true } cast when Of(cast.Operand) is { Count: > 0 } steps => Narrow(steps, steps[^1] with { Type = cast.Type.Name }),
        Call { Focus: { } focus, Function.Name: "where" } call when Of(focus) is { Count: > 0 } steps => Where(steps, call.Arguments[0]),
        _ => null,
    };

    /// <summary>Whether an expression begins with the name of that type, or of none.</summary>
    public static bool BeginsWith(Paths.Expression expression, string resource) => expression switch
    {
        Member { Focus: null } member => member.Name == resource || !char.IsAsciiLetterUpper(member.Name[0]),
        Member { Focus: { } focus } => BeginsWith(focus, resource),
        Call { Focus: { } focus } => BeginsWith(focus, resource),
        Indexer indexer => BeginsWith(indexer.Focus, resource),
        Logic logic => BeginsWith(logic.Left, resource),
        Sameness sameness => BeginsWith(sameness.Left, resource),
        TypeTest test => BeginsWith(test.Operand, resource),
        _ => true,
    };

    private static List<PlanStep>? Where(List<PlanStep> steps, Paths.Expression condition) => condition switch
    {
        TypeTest { IsCast: false, Operand: Call { Focus: null, Function.Name: "resolve" } } test => Narrow(steps, steps[^1] with { Target = test.Type.Name }),
        Sameness { Symbol: "=", Left: Member { Focus: null } child, Right: Literal { Value.Kind: ItemKind.String } value } =>
            Narrow(steps, steps[^1] with { Child = (child.Name, value.Value.String) }),
        _ => null,
    };

    private static List<PlanStep> Narrow(List<PlanStep> steps, PlanStep last) => [.. steps[..^1], last];
}
