using System.Globalization;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>Runs phases and prints their rows: speed, latency and the processor time of one request by where it is spent.</summary>
internal sealed class Measured(TextWriter output, ServerProcess site, ServerProcess floor, int postmaster)
{
    public Task Heading() => output.WriteLineAsync(
        "interaction                    /s   p50 ms   p99 ms   p99 at 70 %   ms of processor: client    .NET  PostgreSQL   of the bare program   wanted");

    /// <summary>One phase of the server alone.</summary>
    public Task Alone(string name, int count, HttpLoop[] connections, Func<HttpLoop, int, Task> one) => Alone(site, name, count, connections, one);

    /// <summary>One phase of the bare program alone.</summary>
    public Task Bare(string name, int count, HttpLoop[] connections, Func<HttpLoop, int, Task> one) => Alone(floor, name, count, connections, one);

    /// <summary>The server and the bare program turn by turn, so that what else the machine does falls on both.</summary>
    public async Task Beside(
        string name, double wanted, int count, HttpLoop[] connections, Func<HttpLoop, int, Task> one, HttpLoop[] bare, Func<HttpLoop, int, Task> bareOne, int turns)
    {
        await Phase.Run(connections, count / 2, one);
        await Phase.Run(bare, count / 2, bareOne);
        List<(Phase Phase, double[] Cost)> ours = [];
        List<(Phase Phase, double[] Cost)> theirs = [];
        for (var turn = 0; turn < turns; turn++)
        {
            ours.Add(await Cost(site.Id, () => Phase.Run(connections, count, one), count));
            theirs.Add(await Cost(floor.Id, () => Phase.Run(bare, count, bareOne), count));
        }

        var calm = await Phase.Run(connections, count, one, pace: 0.7 * ours.Average(turn => turn.Phase.PerSecond));
        var ratio = ours.Average(turn => turn.Phase.PerSecond) / theirs.Average(turn => turn.Phase.PerSecond);
        await Row(name, Mean(ours), calm.Slowest, Costs(ours), string.Create(CultureInfo.InvariantCulture, $"{ratio,19:F2}   ≥ {wanted:F1}"));
        await Row("  the bare program", Mean(theirs), null, Costs(theirs), "");
    }

    private async Task Alone(ServerProcess of, string name, int count, HttpLoop[] connections, Func<HttpLoop, int, Task> one)
    {
        await Phase.Run(connections, count / 4, one);
        var (phase, cost) = await Cost(of.Id, () => Phase.Run(connections, count, one), count);
        var calm = await Phase.Run(connections, count / 2, one, pace: 0.7 * phase.PerSecond);
        await Row(name, phase, calm.Slowest, cost, "");
    }

    private static Phase Mean(List<(Phase Phase, double[] Cost)> turns) =>
        new(turns.Average(turn => turn.Phase.PerSecond), turns.Average(turn => turn.Phase.Median), turns.Average(turn => turn.Phase.Slowest));

    private static double[] Costs(List<(Phase Phase, double[] Cost)> turns) => [.. Enumerable.Range(0, 3).Select(part => turns.Average(turn => turn.Cost[part]))];

    private async Task<(Phase Phase, double[] Cost)> Cost(int server, Func<Task<Phase>> run, int count)
    {
        double[] Now() => [ProcessTime.Own(), ProcessTime.Milliseconds(server), ProcessTime.Milliseconds(postmaster)];
        var before = Now();
        var phase = await run();
        return (phase, [.. Now().Zip(before, (after, at) => (after - at) / count)]);
    }

    private Task Row(string name, Phase phase, double? calm, double[] cost, string ratio) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24} {phase.PerSecond,8:N0} {phase.Median,8:F2} {phase.Slowest,8:F2} {calm,13:F2} {cost[0],26:F3} {cost[1],7:F3} {cost[2],11:F3} {ratio}"));
}
