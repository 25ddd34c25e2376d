namespace HealthAssess.Fhir.Paths;

/// <summary>Selections and projections, evaluated for one item after another.</summary>
/// <remarks>FHIRPath N1, 5.2; repeatAll and coalesce of the continuous build.</remarks>
internal static class Filtering
{
    public static IEnumerable<Function> Functions =>
    [
        new("where", 1, 1, "any", "input", Where),
        new("select", 1, 1, "any", "argument", Select),
        new("repeat", 1, 1, "any", "any", (run, input, arguments) => Repeat(run, input, arguments[0], new DistinctItems())),
        new("repeatAll", 1, 1, "any", "any", (run, input, arguments) => Repeat(run, input, arguments[0], null)),
        new("ofType", 1, 1, "any", "type", OfType),
        new("coalesce", 1, 32, "any", "any", Coalesce),
    ];

    private static void Where(Evaluation run, Slice input, Expression[] arguments)
    {
        var start = run.Top;
        for (var i = 0; i < input.Count && run.Step(); i++)
        {
            if (run.Test(arguments[0], run[input.Start + i], i) == true)
            {
                run.Push(run[input.Start + i]);
            }
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }

    private static void Select(Evaluation run, Slice input, Expression[] arguments)
    {
        var start = run.Top;
        for (var i = 0; i < input.Count && run.Step(); i++)
        {
            run.Scoped(arguments[0], run[input.Start + i], i);
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }

    // The results are their own queue: what the projection adds is projected in its turn.
    private static void Repeat(Evaluation run, Slice input, Expression projection, DistinctItems? seen)
    {
        var start = run.Top;
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            Project(run, run[at], projection, seen);
        }

        for (var at = start; at < run.Top && run.Step(); at++)
        {
            Project(run, run[at], projection, seen);
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }

    private static void Project(Evaluation run, Item item, Expression projection, DistinctItems? seen)
    {
        var found = run.Scoped(projection, item, -1);
        if (seen is not null)
        {
            Collections.PushDistinct(run, found, seen);
            run.Return(found.Start, new Slice(found.End, run.Top - found.End));
        }
    }

    private static void OfType(Evaluation run, Slice input, Expression[] arguments)
    {
        var type = ((TypeSpecifier)arguments[0]).Type;
        var start = run.Top;
        for (var at = input.Start; TypeMatching.IsKnown(run, type) && at < input.End; at++)
        {
            if (TypeMatching.IsExactly(run[at], type))
            {
                run.Push(run[at]);
            }
        }

        run.Return(input.Start, new Slice(start, run.Top - start));
    }

    private static void Coalesce(Evaluation run, Slice input, Expression[] arguments)
    {
        foreach (var argument in arguments)
        {
            var value = run.Operand(argument);
            if (!value.IsEmpty || run.Failed)
            {
                run.Return(input.Start, value);
                return;
            }
        }

        run.Return(input.Start);
    }
}
