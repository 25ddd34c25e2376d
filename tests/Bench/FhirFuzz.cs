using System.Diagnostics;
using System.Globalization;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Bench;

/// <summary>The long run of the reader's fuzz test: official examples, broken at random, read, checked and indexed until the time is up.</summary>
internal static class FhirFuzz
{
    private const double SlowMilliseconds = 2000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static async Task Run(TextWriter output)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/fhir/r4-examples");
        if (!Directory.Exists(folder))
        {
            await output.WriteLineAsync("skipped: published test data 'fhir/r4-examples' is not beside this checkout");
            return;
        }

        var seeds = Directory.GetFiles(folder, "*.json").Select(File.ReadAllBytes).Where(seed => seed.Length < 100_000).ToArray();
        var random = new Random(20261121);
        var (rounds, readable, slowest, start) = (0, 0, 0.0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start) < Time; rounds++)
        {
            var one = Stopwatch.GetTimestamp();
            readable += Exercise(Break(seeds[random.Next(seeds.Length)], random)) ? 1 : 0;
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        }

        var verdict = slowest < SlowMilliseconds ? "no exception, no hang" : "TOO SLOW";
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rounds} broken resources, {readable} still readable, slowest {slowest:F0} ms: {verdict}"));
    }

    private static bool Exercise(byte[] json)
    {
        if (Resource.Read(json).Resource is not { } resource)
        {
            return false;
        }

        Validator.Strict.Validate(resource);
        SearchIndex.Extract(resource);
        return true;
    }

    private static byte[] Break(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 80), bytes.Count - at);
            if (random.Next(3) == 0)
            {
                bytes[at] = (byte)random.Next(256);
            }
            else if (random.Next(2) == 0)
            {
                bytes.RemoveRange(at, length);
            }
            else
            {
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
            }
        }

        return [.. bytes];
    }
}
