using System.Diagnostics;
using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>
/// Read and search while the number of travellers grows: 10,000, 100,000 and 300,000 with twelve resources each, or with
/// SIZE=1000000 a million with a name and a number only. SIZE says how far (10,000 where nothing is said).
/// </summary>
internal static class Growth
{
    private const int Block = 25;
    private const int Rounds = 600;

    private static readonly int[] Steps = [10_000, 100_000, 300_000, 1_000_000];

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider);

    public static async Task Run(TextWriter output)
    {
        var size = int.TryParse(Environment.GetEnvironmentVariable("SIZE"), CultureInfo.InvariantCulture, out var asked) ? asked : Steps[0];
        var whole = size < Steps[^1];
        await using var open = await OpenStore.New();
        var (store, reader) = (open.Store, open.Reader);
        double[]? first = null;
        await output.WriteLineAsync("travellers   resources/s written   read ms   name ms   identifier ms   observations ms   × the first (wanted ≤ 1.5)");
        var there = 0;
        foreach (var step in (int[])[1000, .. Steps.Where(step => step <= size)])
        {
            var start = Stopwatch.GetTimestamp();
            await Fill(store, there, step, whole);
            var written = (step - there) * (whole ? 12 : 1) / Stopwatch.GetElapsedTime(start).TotalSeconds;
            there = step;
            await Analyze(open.Database);
            var times = await Ask(reader, step, whole);
            first = step == 1000 ? null : first ?? times;
            var ratio = first is null ? "warming up" : times.Zip(first, (now, then) => now / then).Max().ToString("F2", CultureInfo.InvariantCulture);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{step,10}   {written,19:F0}   {times[0],7:F2}   {times[1],7:F2}   {times[2],13:F2}   {times[3],15:F2}   {ratio}"));
        }
    }

    private static Task Fill(ResourceStore store, int from, int until, bool whole)
    {
        var blocks = Enumerable.Range(0, (until - from + Block - 1) / Block).Select(n => from + (n * Block));
        return Parallel.ForEachAsync(blocks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (block, cancellation) =>
        {
            var changes = Enumerable.Range(block, Math.Min(Block, until - block)).SelectMany(n => Resources(n, whole)).Select(json => Change.Create(Resource.Parse(json)));
            _ = (await store.Commit(ChangeSet.Of([.. changes]), Clinician, WriteOrigin.Import, "bench", cancellation)).Value;
        });
    }

    private static IEnumerable<string> Resources(int n, bool whole) => whole
        ? Travellers.Visit(IdOf(n), n, n)
        : [$$$"""{"resourceType":"Patient","id":"{{{IdOf(n)}}}","identifier":[{"system":"urn:bench","value":"P{{{n}}}"}],"name":[{"family":"{{{Samples.Family(n)}}}"}],"birthDate":"{{{Samples.Birth(n)}}}"}"""];

    private static async Task Analyze(Database database)
    {
        await using var command = database.Source.CreateCommand("analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Medians of one caller, milliseconds.</summary>
    private static async Task<double[]> Ask(ResourceReader reader, int travellers, bool whole)
    {
        var random = new Random(20261121);
        int Somebody() => random.Next(travellers);
        return
        [
            await Median(n => reader.Read(Clinician, "Patient", IdOf(n), CancellationToken.None), Somebody),
            await Median(n => reader.Search(Clinician, "Patient", $"family={Samples.Family(n)}&birthdate={Samples.Birth(n)}", CancellationToken.None), Somebody),
            await Median(n => reader.Search(Clinician, "Patient", $"identifier=urn:bench|P{n}", CancellationToken.None), Somebody),
            whole ? await Median(n => reader.Search(Clinician, "Observation", $"patient=Patient/{IdOf(n)}", CancellationToken.None), Somebody) : 0.001,
        ];
    }

    private static async Task<double> Median<T>(Func<int, Task<Outcome<T>>> one, Func<int> somebody)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = (await one(somebody())).Value;
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    /// <summary>The same id for the same number, so that a run can ask for what it wrote without remembering it.</summary>
    private static string IdOf(int n) => $"0197b000-0000-7000-8000-{n:D12}";
}
