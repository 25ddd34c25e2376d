namespace HealthAssess.Storage;

/// <summary>
/// Work that is cheaper together. Whoever comes while all lanes are busy waits, and those who wait are served in one round;
/// whoever comes alone is served at once.
/// </summary>
/// <param name="lanes">How many rounds may run at a time.</param>
/// <param name="most">The largest round.</param>
/// <param name="serve">Serves a round. It tells each item its own result and never throws.</param>
internal sealed class Together<TItem>(int lanes, int most, Func<IReadOnlyList<TItem>, Task> serve)
{
    private readonly Lock guard = new();
    private readonly Queue<TItem> waiting = new();
    private int running;

    public void Add(TItem item)
    {
        lock (guard)
        {
            waiting.Enqueue(item);
            if (running == lanes)
            {
                return;
            }

            running++;
        }

        // The round serves others too: nothing of the first one's context may stick to it.
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
        {
            _ = Run();
        }
    }

    private async Task Run()
    {
        while (Next() is { } round)
        {
            await serve(round);
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

            var round = new List<TItem>(Math.Min(most, waiting.Count));
            while (round.Count < most && waiting.TryDequeue(out var item))
            {
                round.Add(item);
            }

            return round;
        }
    }
}
