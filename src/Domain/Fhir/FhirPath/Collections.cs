namespace HealthAssess.Fhir.Paths;

/// <summary>Equality of collections, membership and distinct items.</summary>
internal static class Collections
{
    /// <summary>Pair by pair; null where either is empty or a pair is unknown.</summary>
    public static bool? Equal(Evaluation run, Slice left, Slice right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return null;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        bool? all = true;
        for (var i = 0; i < left.Count && run.Step(); i++)
        {
            var same = Equality.Equal(run[left.Start + i], run[right.Start + i]);
            if (same == false)
            {
                return false;
            }

            all = same is null ? null : all;
        }

        return all;
    }

    public static bool Contains(Evaluation run, Slice slice, in Item item)
    {
        for (var at = slice.Start; at < slice.End && run.Step(); at++)
        {
            if (Equality.Equal(run[at], item) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pushes each item of the slice that is not yet among the distinct ones.</summary>
    public static void PushDistinct(Evaluation run, Slice slice, DistinctItems seen)
    {
        for (var at = slice.Start; at < slice.End && !run.Failed; at++)
        {
            var item = run[at];
            if (seen.Add(run, item))
            {
                run.Push(item);
            }
        }
    }
}
