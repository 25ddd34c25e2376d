namespace HealthAssess.Fhir.Paths;

/// <summary>Parts of a collection by position, and by what another holds.</summary>
/// <remarks>FHIRPath N1, 5.3.</remarks>
internal static class Subsetting
{
    public static IEnumerable<Function> Functions =>
    [
        new("single", 0, 0, "any", "input", Single),
        new("first", 0, 0, "any", "input", (run, input, _) => Part(run, input, 0, 1)),
        new("last", 0, 0, "any", "input", (run, input, _) => Part(run, input, input.Count - 1, 1)),
        new("tail", 0, 0, "any", "input", (run, input, _) => Part(run, input, 1, input.Count)),
        new("skip", 1, 1, "any", "input", (run, input, arguments) => Part(run, input, Lift.Integer(run, arguments[0]) ?? 0, input.Count)),
        new("take", 1, 1, "any", "input", (run, input, arguments) => Part(run, input, 0, Lift.Integer(run, arguments[0]) ?? 0)),
        new("intersect", 1, 1, "any", "input", Intersect),
        new("exclude", 1, 1, "any", "input", Exclude),
    ];

    private static void Single(Evaluation run, Slice input, Expression[] arguments)
    {
        if (input.Count > 1)
        {
            run.Fail("single() found several items.");
        }
    }

    private static void Part(Evaluation run, Slice input, int skip, int take)
    {
        skip = Math.Clamp(skip, 0, input.Count);
        run.Return(input.Start, new Slice(input.Start + skip, Math.Clamp(take, 0, input.Count - skip)));
    }

    private static void Intersect(Evaluation run, Slice input, Expression[] arguments)
    {
        var other = run.Operand(arguments[0]);
        var (start, seen) = (run.Top, new DistinctItems());
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            if (Collections.Contains(run, other, run[at]) && seen.Add(run, run[at]))
            {
                run.Push(run[at]);
            }
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }

    private static void Exclude(Evaluation run, Slice input, Expression[] arguments)
    {
        var other = run.Operand(arguments[0]);
        var start = run.Top;
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            if (!Collections.Contains(run, other, run[at]))
            {
                run.Push(run[at]);
            }
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }
}
