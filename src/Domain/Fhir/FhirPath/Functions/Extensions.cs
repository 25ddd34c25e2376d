namespace HealthAssess.Fhir.Paths;

/// <summary>Extensions and the values of primitives.</summary>
/// <remarks>FHIR R4, fhirpath.html#functions.</remarks>
internal static class Extensions
{
    public static IEnumerable<Function> Functions =>
    [
        new("extension", 1, 1, "any", "Extension", Extension),
        new("hasExtension", 1, 1, "any", "Boolean", HasExtension),
        new("hasValue", 0, 0, "any", "Boolean", (run, input, _) => run.Return(input.Start, Item.Of(HasValue(run, input)))),
        new("getValue", 0, 0, "any", "any", (run, input, _) => run.Return(input.Start, Value(run, input))),
        new("checkModifiers", 0, 32, "any", "input", CheckModifiers),
    ];

    private static void Extension(Evaluation run, Slice input, Expression[] arguments)
    {
        var url = Lift.Text(run, arguments[0]);
        for (var at = input.Start; url is not null && at < input.End && run.Step(); at++)
        {
            foreach (var extension in run[at].Node.Extensions(url))
            {
                run.Push(Item.Of(extension));
            }
        }

        run.Return(input.Start, new Slice(input.End, run.Top - input.End));
    }

    private static void HasExtension(Evaluation run, Slice input, Expression[] arguments)
    {
        Extension(run, input, arguments);
        run.Return(input.Start, Item.Of(run.Top > input.Start));
    }

    private static bool HasValue(Evaluation run, Slice input) =>
        input.Count == 1 && (run[input.Start] is { Kind: ItemKind.Node } item ? Primitive.HasValue(item.Node) : run[input.Start].Kind != ItemKind.Quantity);

    private static Item Value(Evaluation run, Slice input)
    {
        if (input.Count != 1)
        {
            return default;
        }

        var item = run[input.Start];
        return item.Kind == ItemKind.Node && !item.Node.Shape!.IsPrimitive ? default : item.ToSystem() is { Kind: not ItemKind.Node } value ? value : default;
    }

    // An element with a modifier extension that nobody expected must not be processed.
    private static void CheckModifiers(Evaluation run, Slice input, Expression[] arguments)
    {
        var known = arguments.Select(argument => Lift.Text(run, argument)).ToArray();
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            foreach (var extension in run[at].Node.All("modifierExtension"))
            {
                if (!known.Contains(extension["url"].Text))
                {
                    run.Fail("An element has a modifier extension that is not understood.");
                }
            }
        }
    }
}
