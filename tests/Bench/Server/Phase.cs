using System.Diagnostics;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>Eight connections that do one thing as fast as they are answered.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slowest">The 99th percentile, milliseconds.</param>
internal sealed record Phase(double PerSecond, double Median, double Slowest)
{
    public const int Connections = 8;

    /// <summary>Runs <paramref name="count"/> requests; <paramref name="pace"/> requests a second, or as fast as possible.</summary>
    public static async Task<Phase> Run(HttpLoop[] connections, int count, Func<HttpLoop, int, Task> one, double? pace = null)
    {
        var (next, times, start) = (-1, new double[count], Stopwatch.GetTimestamp());
        await Task.WhenAll(connections.Select(connection => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                // Paced, a request's time counts from when it was due, so that waiting in a queue is not overlooked.
                var due = pace is { } rate ? start + (long)(n / rate * Stopwatch.Frequency) : Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early);
                }

                await one(connection, n);
                times[n] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(times);
        return new Phase(count / seconds, times[count / 2], times[count * 99 / 100]);
    }
}
