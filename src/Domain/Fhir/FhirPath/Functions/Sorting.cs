namespace HealthAssess.Fhir.Paths;

/// <summary><c>sort()</c> by any number of keys, each ascending, or descending with <c>desc</c> or a minus in front.</summary>
/// <remarks>FHIRPath, continuous build. A missing key comes first; with <c>desc</c>, last.</remarks>
internal static class Sorting
{
    public static IEnumerable<Function> Functions => [new("sort", 0, 16, "any", "input", Sort)];

    private static void Sort(Evaluation run, Slice input, Expression[] arguments)
    {
        var rows = new (Item Item, Item[] Keys)[input.Count];
        for (var i = 0; i < rows.Length && run.Step(arguments.Length + 1); i++)
        {
            var item = run[input.Start + i];
            rows[i] = (item, arguments.Length == 0 ? [item.ToSystem()] : Array.ConvertAll(arguments, key => Key(run, key, item)));
        }

        if (run.Failed || !run.Step(rows.Length * 8))
        {
            return;
        }

        // A merge sort of the framework keeps equal items in their order.
        var sorted = rows.Order(Comparer<(Item Item, Item[] Keys)>.Create((a, b) => Compare(run, a.Keys, b.Keys, arguments))).ToArray();
        run.Return(input.Start);
        foreach (var (item, _) in sorted)
        {
            run.Push(item);
        }
    }

    private static Item Key(Evaluation run, Expression key, in Item item)
    {
        var start = run.Top;
        var value = run.Single(run.Scoped(key is Sign { Negative: true } sign ? sign.Operand : key, item, -1));
        run.Return(start);
        return value;
    }

    private static int Compare(Evaluation run, Item[] left, Item[] right, Expression[] keys)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var key = i < keys.Length ? keys[i] : null;
            var order = left[i].IsNone || right[i].IsNone
                ? right[i].IsNone.CompareTo(left[i].IsNone) * (key is SortKey ? -1 : 1)
                : Order(run, left[i], right[i]) * (key is SortKey or Sign { Negative: true } ? -1 : 1);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Order(Evaluation run, in Item left, in Item right)
    {
        var order = Ordering.Compare(left, right);
        if (order == Paths.Order.Incompatible)
        {
            run.Fail($"{left.Kind} and {right.Kind} cannot be sorted.");
        }

        return order switch
        {
            Paths.Order.Less => -1,
            Paths.Order.Greater => 1,
            _ => 0,
        };
    }
}
