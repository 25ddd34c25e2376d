namespace HealthAssess.Storage;

/// <summary>Tells who waited for a round. With a few resources they go on at once, on this thread; with more in the pool, so that the next round need not wait for their answer.</summary>
internal static class Telling
{
    private const int Few = 8;

    public static void Tell<T>(this TaskCompletionSource<T> waiting, T result, int resources)
    {
        if (resources <= Few)
        {
            waiting.SetResult(result);
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static told => told.waiting.SetResult(told.result), (waiting, result), preferLocal: false);
    }
}
