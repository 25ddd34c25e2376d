using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HealthAssess.Cli;
using HealthAssess.Immunization;
using HealthAssess.Tests.Shared;

namespace HealthAssess.Tests.Bench;

/// <summary>Full evaluations a second on one core, over CDC's cases where they are present and over random histories; the pack against the supporting data; a stream of 100,000 people.</summary>
internal static class ImmunizationSpeed
{
    private const int Rounds = 12;

    public static async Task Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var schedule = SchedulePack.UsAcip;
        await output.WriteLineAsync(Line($"load of the pack: {watch.ElapsedMilliseconds} ms (wanted ≤ 300)"));
        var cases = SharedData.Missing("cdsi") is null ? Cases().ToArray() : [.. RandomHistories.Of(seed: 3, count: 800)];
        await output.WriteLineAsync(Best(schedule, cases));
        await output.WriteLineAsync(Alike(schedule));
        await output.WriteLineAsync(await Stream());
    }

    private static IEnumerable<PatientHistory> Cases()
    {
        foreach (var line in File.ReadLines(SharedData.Path("cdsi", "cases.public.jsonl")))
        {
            using var question = JsonDocument.Parse(line);
            yield return ForecastCase.Read(question.RootElement);
        }
    }

    /// <summary>Of each history the fastest round: what else the machine does falls on single rounds.</summary>
    private static string Best(Schedule schedule, PatientHistory[] histories)
    {
        var best = histories.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < histories.Length; at++)
            {
                var start = Stopwatch.GetTimestamp();
                ProcessingModel.Run(schedule, histories[at]);
                best[at] = Math.Min(best[at], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Array.Sort(best);
        return Line($"{histories.Length} histories: {1000 * best.Length / best.Sum():F0}/s on one core (wanted ≥ 4000), p50 {best[best.Length / 2]:F3} ms (≤ 0.15), p99 {best[best.Length * 99 / 100]:F3} ms (≤ 1)");
    }

    private static string Alike(Schedule pack)
    {
        if (SharedData.Missing("cdsi") is { } reason)
        {
            return reason;
        }

        var data = CdsiSupportingData.Load(SharedData.Path("cdsi", "supporting-data-4.64"), "us-acip", "4.64", new DateOnly(2025, 11, 10));
        var different = RandomHistories.Of(seed: 2, count: 10_000)
            .Count(history => ForecastText.Of(ProcessingModel.Run(pack, history)) != ForecastText.Of(ProcessingModel.Run(data, history)));
        return Line($"pack and supporting data on 10,000 random histories: {different} different answers (wanted 0)");
    }

    private static async Task<string> Stream()
    {
        const int People = 100_000;
        var (input, answers) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllLinesAsync(input, Enumerable.Range(0, People).Select(person => Line(
            $$"""{"id":{{person}},"dob":"{{new DateOnly(2020, 1, 1).AddDays(person % 1800):yyyy-MM-dd}}","assessmentDate":"2026-01-01","doses":[{"n":1,"date":"2025-06-01","cvx":"03"}]}""")));
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await ForecastCommand.Run(new Arguments(["--in", input, "--out", answers]), TextWriter.Null, TextWriter.Null);
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024;
        var lines = File.ReadLines(answers).Count();
        var text = Line($"{lines} people streamed in {watch.Elapsed.TotalSeconds:F1} s; memory kept: {grown} kB; most memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        File.Delete(input);
        File.Delete(answers);
        return text;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
