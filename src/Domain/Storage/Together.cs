namespace HealthAssess.Storage;

/// <summary>
/// Work that is cheaper together. Whoever comes while all lanes are busy waits, and those who wait are served in one round;
/// whoever comes alone is served at once.
/// </summary>
/// <param name="most">The largest round.</param>
/// <param name="serve">Serves a round. It tells each item its own result, at which whoever waits goes on at once, and never throws.</param>
/// <remarks>A round that waits for somebody's lock does not hold up the others: after a moment they get a further lane.</remarks>
internal sealed class Together<TItem>(int most, Func<IReadOnlyList<TItem>, Task> serve)
{
    private const int MostLanes = 16;

    /// <summary>How many rounds usually run at a time. PostgreSQL works on them while the other half of the processors prepares the next.</summary>
    private static readonly int Lanes = Math.Clamp(Environment.ProcessorCount / 2, 1, MostLanes);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Lock guard = new();
    private readonly Queue<TItem> waiting = new();
    private int running;
    private int rounds;
    private bool watched;

    public void Add(TItem item)
    {
        bool watch;
        lock (guard)
        {
            waiting.Enqueue(item);
            watch = running >= Lanes;
            if (watch && watched)
            {
                return;
            }

            (watched, running) = watch ? (true, running) : (watched, running + 1);
        }

        Start(watch ? Watch : Run);
    }

    /// <summary>A round serves others too: nothing of the first one's context may stick to it.</summary>
    private static void Start(Func<Task> work)
    {
        var own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
        {
            _ = work();
        }

        SynchronizationContext.SetSynchronizationContext(own);
    }

    private async Task Run()
    {
        while (Next() is { } round)
        {
            await serve(round);
        }
    }

    /// <summary>Opens a further lane for those who wait while no round begins.</summary>
    private async Task Watch()
    {
        for (var seen = -1; ;)
        {
            bool opens;
            lock (guard)
            {
                if (waiting.Count == 0)
                {
                    watched = false;
                    return;
                }

                opens = rounds == seen && running < MostLanes;
                running += opens ? 1 : 0;
                seen = rounds;
            }

            if (opens)
            {
                Start(Run);
            }

            await Task.Delay(Patience);
        }
    }

    private List<TItem>? Next()
    {
        lock (guard)
        {
            if (waiting.Count == 0)
            {
                running--;
                return null;
            }

            rounds++;
            var round = new List<TItem>(Math.Min(most, waiting.Count));
            while (round.Count < most && waiting.TryDequeue(out var item))
            {
                round.Add(item);
            }

            return round;
        }
    }
}
