namespace HealthAssess.Tests.Integration;

/// <summary>Waits for what other processes bring about, and says what it waited for when it does not come.</summary>
internal static class Eventually
{
    public static async Task Is(string what, Func<Task<bool>> condition, TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? TimeSpan.FromMinutes(3));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            try
            {
                await tick.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException("It never came about that " + what);
            }
        }
    }
}
