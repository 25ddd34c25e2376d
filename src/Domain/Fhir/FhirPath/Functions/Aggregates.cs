namespace HealthAssess.Fhir.Paths;

/// <summary>A collection reduced to one value.</summary>
/// <remarks>FHIRPath N1, 7.1; sum, min, max and avg of the continuous build.</remarks>
internal static class Aggregates
{
    public static IEnumerable<Function> Functions =>
    [
        new("aggregate", 1, 2, "any", "any", Aggregate),
        new("sum", 0, 0, "any", "input", (run, input, _) => run.Return(input.Start, Sum(run, input))),
        new("avg", 0, 0, "any", "any", Average),
        new("min", 0, 0, "any", "input", (run, input, _) => Extreme(run, input, Order.Less)),
        new("max", 0, 0, "any", "input", (run, input, _) => Extreme(run, input, Order.Greater)),
    ];

    private static void Aggregate(Evaluation run, Slice input, Expression[] arguments)
    {
        var outer = run.Total;
        var total = arguments.Length > 1 ? run.Operand(arguments[1]) : new Slice(run.Top, 0);
        for (var i = 0; i < input.Count && run.Step(); i++)
        {
            run.Total = total;
            var next = run.Scoped(arguments[0], run[input.Start + i], i);
            run.Return(total.Start, next);
            total = new Slice(total.Start, next.Count);
        }

        run.Total = outer;
        run.Return(input.Start, total);
    }

    private static Item Sum(Evaluation run, Slice input)
    {
        Item sum = default;
        for (var i = 0; i < input.Count && run.Step(); i++)
        {
            var value = run[input.Start + i].ToSystem();
            if (!value.IsNumber && value.Kind != ItemKind.Quantity || (i > 0 && sum.Kind != value.Kind))
            {
                run.Fail("sum() takes numbers or quantities of one kind.");
                return default;
            }

            sum = i == 0 ? value
                : value.IsNumber ? NumberArithmetic.Apply(ArithmeticOperator.Add, sum, value)
                : QuantityArithmetic.Apply(ArithmeticOperator.Add, sum.Quantity, value.Quantity);
            if (sum.IsNone)
            {
                return default;
            }
        }

        return sum;
    }

    private static void Average(Evaluation run, Slice input, Expression[] arguments)
    {
        var sum = Sum(run, input);
        var count = Quantity.Of(Math.Max(1, input.Count));
        run.Return(input.Start, sum.IsNone ? default
            : sum.IsNumber ? Item.Of(sum.Decimal / count.Value)
            : QuantityArithmetic.Apply(ArithmeticOperator.Divide, sum.Quantity, count));
    }

    private static void Extreme(Evaluation run, Slice input, Order wanted)
    {
        var best = input.IsEmpty ? default : run[input.Start].ToSystem();
        for (var at = input.Start + 1; at < input.End && run.Step(); at++)
        {
            var value = run[at].ToSystem();
            var order = Ordering.Compare(value, best);
            if (order == Order.Incompatible)
            {
                run.Fail($"{value.Kind} and {best.Kind} do not compare.");
            }

            best = order == wanted ? value : best;
        }

        run.Return(input.Start, best.Kind == ItemKind.Node ? default : best);
    }
}
