namespace HealthAssess.Fhir.Paths;

/// <summary>Questions about what is there.</summary>
/// <remarks>FHIRPath N1, 5.1.</remarks>
internal static class Existence
{
    public static IEnumerable<Function> Functions =>
    [
        new("empty", 0, 0, "any", "Boolean", (run, input, _) => Answer(run, input, input.IsEmpty)),
        new("exists", 0, 1, "any", "Boolean", Exists),
        new("all", 1, 1, "any", "Boolean", All),
        new("allTrue", 0, 0, "any", "Boolean", (run, input, _) => Booleans(run, input, wanted: true, all: true)),
        new("anyTrue", 0, 0, "any", "Boolean", (run, input, _) => Booleans(run, input, wanted: true, all: false)),
        new("allFalse", 0, 0, "any", "Boolean", (run, input, _) => Booleans(run, input, wanted: false, all: true)),
        new("anyFalse", 0, 0, "any", "Boolean", (run, input, _) => Booleans(run, input, wanted: false, all: false)),
        new("subsetOf", 1, 1, "any", "Boolean", (run, input, arguments) => Answer(run, input, Holds(run, run.Operand(arguments[0]), input))),
        new("supersetOf", 1, 1, "any", "Boolean", (run, input, arguments) => Answer(run, input, Holds(run, input, run.Operand(arguments[0])))),
        new("count", 0, 0, "any", "Integer", (run, input, _) => run.Return(input.Start, Item.Of(input.Count))),
        new("distinct", 0, 0, "any", "input", Distinct),
        new("isDistinct", 0, 0, "any", "Boolean", IsDistinct),
        new("not", 0, 0, "any", "Boolean", (run, input, _) => Answer(run, input, !run.Truth(input))),
    ];

    private static void Answer(Evaluation run, Slice input, bool? answer) =>
        run.Return(input.Start, answer is { } known ? Item.Of(known) : default);

    private static void Exists(Evaluation run, Slice input, Expression[] arguments)
    {
        var found = arguments.Length == 0 && !input.IsEmpty;
        for (var i = 0; arguments.Length > 0 && !found && i < input.Count && run.Step(); i++)
        {
            found = run.Test(arguments[0], run[input.Start + i], i) == true;
        }

        Answer(run, input, found);
    }

    private static void All(Evaluation run, Slice input, Expression[] arguments)
    {
        var all = true;
        for (var i = 0; all && i < input.Count && run.Step(); i++)
        {
            all = run.Test(arguments[0], run[input.Start + i], i) == true;
        }

        Answer(run, input, all);
    }

    // An item that is no boolean is neither true nor false: it spoils all…() and does not help any…().
    private static void Booleans(Evaluation run, Slice input, bool wanted, bool all)
    {
        var answer = all;
        for (var at = input.Start; answer == all && at < input.End && run.Step(); at++)
        {
            answer = run[at].ToSystem() is { Kind: ItemKind.Boolean } value && value.Boolean == wanted;
        }

        Answer(run, input, answer);
    }

    private static bool Holds(Evaluation run, Slice whole, Slice part)
    {
        for (var at = part.Start; at < part.End && run.Step(); at++)
        {
            if (!Collections.Contains(run, whole, run[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Distinct(Evaluation run, Slice input, Expression[] arguments)
    {
        Collections.PushDistinct(run, input, new DistinctItems());
        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    private static void IsDistinct(Evaluation run, Slice input, Expression[] arguments)
    {
        var (seen, distinct) = (new DistinctItems(), true);
        for (var at = input.Start; distinct && at < input.End && run.Step(); at++)
        {
            distinct = seen.Add(run, run[at]);
        }

        Answer(run, input, distinct);
    }
}
