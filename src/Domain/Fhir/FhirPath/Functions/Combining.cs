namespace HealthAssess.Fhir.Paths;

/// <summary>Two collections as one.</summary>
/// <remarks>FHIRPath N1, 5.4. The order of both is always kept.</remarks>
internal static class Combining
{
    public static IEnumerable<Function> Functions =>
    [
        new("union", 1, 1, "any", "both", Union),
        new("combine", 1, 2, "any", "both", (run, input, arguments) => run.Operand(arguments[0])),
    ];

    private static void Union(Evaluation run, Slice input, Expression[] arguments)
    {
        run.Operand(arguments[0]);
        var both = new Slice(input.Start, run.Top - input.Start);
        Collections.PushDistinct(run, both, new DistinctItems());
        run.Return(input.Start, new Slice(both.End, run.Top - both.End));
    }
}
