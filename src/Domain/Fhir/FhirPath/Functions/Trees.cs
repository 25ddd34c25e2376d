namespace HealthAssess.Fhir.Paths;

/// <summary>All children, and all below them.</summary>
/// <remarks>FHIRPath N1, 5.8.</remarks>
internal static class Trees
{
    public static IEnumerable<Function> Functions =>
    [
        new("children", 0, 0, "any", "any", Children),
        new("descendants", 0, 0, "any", "any", Descendants),
    ];

    private static void Children(Evaluation run, Slice input, Expression[] arguments)
    {
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            Navigation.PushChildren(run, run[at]);
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    private static void Descendants(Evaluation run, Slice input, Expression[] arguments)
    {
        for (var at = input.Start; at < run.Top && run.Step(); at++)
        {
            Navigation.PushChildren(run, run[at]);
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }
}
