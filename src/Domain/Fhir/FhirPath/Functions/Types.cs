namespace HealthAssess.Fhir.Paths;

/// <summary>Types as functions, and what can be compared.</summary>
/// <remarks>FHIRPath N1, 6.3 and 10.2; comparable of the continuous build.</remarks>
internal static class Types
{
    public static IEnumerable<Function> Functions =>
    [
        new("is", 1, 1, "any", "Boolean", (run, input, arguments) => TypeMatching.Apply(run, input, ((TypeSpecifier)arguments[0]).Type, cast: false)),
        new("as", 1, 1, "any", "type", (run, input, arguments) => TypeMatching.Apply(run, input, ((TypeSpecifier)arguments[0]).Type, cast: true)),
        new("type", 0, 0, "any", "any", Type),
        new("comparable", 1, 1, "any", "Boolean", Comparable),
    ];

    private static void Type(Evaluation run, Slice input, Expression[] arguments)
    {
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            var item = run[at];
            run.Push(Item.Of(item.Kind == ItemKind.Node ? new TypeName(TypeName.Fhir, item.Node.TypeName) : TypeName.Of(item.Kind)));
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    private static void Comparable(Evaluation run, Slice input, Expression[] arguments)
    {
        var (left, right) = (Ordering.QuantityOf(run.Single(input)), Ordering.QuantityOf(run.Value(arguments[0])));
        run.Return(input.Start, left is null || right is null || run.Failed
            ? default
            : Item.Of(Ordering.Compare(left, right) != Order.Unknown));
    }
}
